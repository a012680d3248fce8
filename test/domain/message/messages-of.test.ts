import fc from 'fast-check'
import { mayInVillage, type Operation } from '../../../src/domain/access/permission-table'
import type { Actor } from '../../../src/domain/access/role'
import { STAFF_ROLES } from '../../../src/domain/access/invitation'
import { findNextStep } from '../../../src/domain/case/steps'
import { messagesOf, OCCASIONS } from '../../../src/domain/message/messages-of'
import type { Duty, Happened, Recipients } from '../../../src/domain/message/recipients'
import { ORDER_LEVELS } from '../../../src/domain/order/order'
import { TOPICS } from '../../../src/domain/message/topic'

const VILLAGE = '610999101201'
const FREE: Duty = { level: 'village', holder: null }

function happened(type: Happened['type'], more: Partial<Happened> = {}): Happened {
  return { type, actor: 'staff:actor', areaCode: VILLAGE, subjectId: 'subject', payload: {}, duty: FREE, ...more }
}

/** What is told, as `topic to whom`. */
const told = (type: Happened['type'], more?: Partial<Happened>) =>
  messagesOf(happened(type, more)).map(({ topic, to }) => `${topic} → ${say(to)}`)

function say(to: Recipients): string {
  if ('person' in to) return to.person
  if ('roles' in to) return `${to.roles.join('+')} in ${to.areas.join('+')}`
  return 'reportersOf' in to ? `reporters of ${to.reportersOf}` : `objector of ${to.objectorOf}`
}

const IN_VILLAGE = `in ${VILLAGE}+610999101+610999`
const CADRES = `villageCadre+gridWorker+workTeam ${IN_VILLAGE}`
const TOWNSHIP = `townshipOfficer ${IN_VILLAGE}`
const COUNTY = `countyOfficer ${IN_VILLAGE}`

describe('nobody is told', () => {
  test.each(
    OCCASIONS.filter((type) => /^(staff|score|audit|file|person|register|field|code|sweep|measure)\./.test(type)),
  )('%s', (type) => {
    expect(told(type)).toEqual([])
  })

  test.each(['order.accepted', 'order.visited', 'orders.released', 'correction.mended', 'case.helpedFirst'] as const)(
    '%s, which nobody has to act on',
    (type) => {
      expect(told(type)).toEqual([])
    },
  )

  test('of a score that says more of an order that there is', () => {
    expect(told('order.joined', { payload: { by: 'score' } })).toEqual([])
  })

  test('who did not send a report with their own phone', () => {
    expect(told('order.issued', { payload: { by: 'report', channel: 'hotline' } })).toEqual([`order.new → ${CADRES}`])
  })

  test('who has the order of what they reported for its household themselves', () => {
    const duty = { level: 'village', holder: 'actor' } as const
    expect(told('order.joined', { duty, payload: { by: 'report', channel: 'proxy' } })).toEqual([])
  })

  test('of the next step of a case that is over', () => {
    const duty = { ...FREE, stage: { kind: 'inclusion', state: 'announced' } } as const
    expect(told('case.announced', { duty })).toEqual([])
    expect(told('case.sentBack', { duty })).toEqual([])
  })
})

test('an event of an order that does not say whose turn it is is a bug', () => {
  expect(() => told('order.urged', { duty: undefined })).toThrow('whose turn')
})

test.each([
  ['order.issued', {}, [`order.new → ${CADRES}`]],
  [
    'order.issued',
    { duty: { level: 'township', holder: null } },
    [`order.new → ${CADRES.replace(' ', '+townshipOfficer ')}`],
  ],
  [
    'order.issued',
    { actor: 'villager:v', payload: { by: 'report', channel: 'code' } },
    [`order.new → ${CADRES}`, 'report.received → villager:v'],
  ],
  [
    'order.joined',
    { duty: { level: 'village', holder: 'h' }, actor: 'villager:v', payload: { by: 'report', channel: 'code' } },
    ['order.more → staff:h', 'report.received → villager:v'],
  ],
  ['order.handedOver', { duty: { level: 'village', holder: 'h' } }, ['order.yours → staff:h']],
  ['order.urged', { duty: { level: 'village', holder: 'h' } }, ['order.urged → staff:h']],
  ['order.urged', {}, [`order.urged → ${CADRES}`]],
  [
    'order.reopened',
    { duty: { level: 'village', holder: 'h' } },
    ['order.again → staff:h', 'report.again → reporters of subject'],
  ],
  ['order.closed', {}, ['report.answered → reporters of subject']],
  [
    'order.dueSoon',
    { duty: { level: 'village', holder: 'h' } },
    ['order.dueSoon → staff:h', `order.dueSoon → ${TOWNSHIP}`],
  ],
  ['order.late', {}, [`order.late → ${CADRES}`, `order.late → ${TOWNSHIP}`]],
  ['orders.held', { areaCode: '610999' }, ['orders.held → countyOfficer in 610999']],
  ['case.noticed', {}, [`case.notice → ${TOWNSHIP}`]],
  ['case.objected', {}, [`case.objection → ${TOWNSHIP}`]],
  ['case.objectionAnswered', { payload: { objectionId: 'o' } }, ['case.answered → objector of o']],
  ['result.objected', {}, [`objection.new → ${TOWNSHIP}`]],
  ['result.objectionDismissed', {}, ['objection.answered → objector of subject']],
  ['correction.opened', {}, [`correction.new → ${COUNTY}`]],
] as const)('%s %j', (type, more, expected) => {
  expect(told(type, more)).toEqual(expected)
})

test('every topic is told of something', () => {
  const stages = (['inclusion', 'clearance'] as const).flatMap((kind) => [{ kind, state: 'assembled' } as const])
  const all = OCCASIONS.flatMap((type) =>
    stages.flatMap((stage) =>
      messagesOf(happened(type, { duty: { ...FREE, stage }, payload: { by: 'report', channel: 'code' } })),
    ),
  )
  expect([...new Set(all.map(({ topic }) => topic))].sort()).toEqual([...TOPICS].sort())
})

test('of a step that is due hears exactly who may do it, whatever posts people have', () => {
  const post = fc.record({
    role: fc.constantFrom(...STAFF_ROLES),
    areaCode: fc.constantFrom(VILLAGE, '610999101202', '610999101', '610999102', '610999', '610998'),
  })
  const state = fc.constantFrom('opened', 'authorised', 'compared', 'assembled', 'reviewed', 'approved')
  fc.assert(
    fc.property(fc.array(post, { maxLength: 4 }), fc.constantFrom(...ORDER_LEVELS), state, (posts, level, at) => {
      const person: Actor = { id: 'staff:somebody', name: '', kind: 'staff', posts }
      const isTold = (type: Happened['type'], duty: Duty) =>
        messagesOf(happened(type, { duty })).some(
          ({ to }) =>
            'roles' in to && posts.some((own) => to.roles.includes(own.role) && to.areas.includes(own.areaCode)),
        )
      const may = (operation: Operation) => mayInVillage(person, operation, VILLAGE, level)
      expect(isTold('order.issued', { level, holder: null })).toBe(may('acceptOrder'))
      const next = findNextStep('inclusion', at)
      const stage = { kind: 'inclusion', state: at } as const
      if (next) expect(isTold('case.sentBack', { level, holder: null, stage })).toBe(may(next))
    }),
    { seed: 20261124, numRuns: 300 },
  )
})
