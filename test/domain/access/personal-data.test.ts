import { correctable, decideCorrect } from '../../../src/domain/access/decide-correct'
import { PRIVATE_FIELDS } from '../../../src/domain/access/field-policy'
import { checkGuardian } from '../../../src/domain/access/guardian'
import { decideReveal } from '../../../src/domain/access/reveal'
import type { Actor, StaffRole } from '../../../src/domain/access/role'
import { allFeeds } from '../../support/default-rulebook'

const DAY = '2026-11-24'
const VILLAGE = '610999101201'

function staff(role: StaffRole, areaCode: string): Actor {
  return { id: 'staff:1', name: '', kind: 'staff', posts: [{ role, areaCode }] }
}

function feedOf(id: string) {
  const feed = allFeeds.find((one) => one.id === id)
  if (feed === undefined) throw new Error(id)
  return feed
}

describe('a guardian', () => {
  const GUARDIAN = { name: '张大山', relation: 'father' } as const

  test.each([
    ['nobody is named', undefined],
    ['nobody has a name', { ...GUARDIAN, name: ' ' }],
  ])('is missing for a child of thirteen when %s', (_, guardian) => {
    expect(checkGuardian('2012-11-25', DAY, guardian)).toMatchObject({ refusal: { code: 'guardian.missing' } })
  })

  test('is asked for until the day before the fourteenth birthday', () => {
    expect(checkGuardian('2012-11-25', DAY, GUARDIAN)).toEqual({ ok: true, value: GUARDIAN })
    expect(checkGuardian('2012-11-24', DAY, undefined)).toEqual({ ok: true, value: undefined })
  })
})

describe('a value seen whole', () => {
  const WHY = { reason: 'verify', words: '' } as const
  const reveal = (
    actor: Actor,
    field: (typeof PRIVATE_FIELDS)[number],
    why: Parameters<typeof decideReveal>[1] = WHY,
  ) => decideReveal(field, why, actor, VILLAGE)

  test.each(['villageCadre', 'gridWorker', 'workTeam'] as const)('is not an ID number for %s', (role) => {
    expect(reveal(staff(role, VILLAGE), 'idNumber')).toMatchObject({ refusal: { code: 'reveal.notForRole' } })
  })

  test.each(PRIVATE_FIELDS)('is no %s of a village without a post there', (field) => {
    for (const actor of [staff('countyOfficer', '610998'), staff('villageCadre', '610999101202')])
      expect(reveal(actor, field)).toMatchObject({ refusal: { code: 'reveal.notForRole' } })
  })

  test('needs words when the reason is another', () => {
    const officer = staff('countyOfficer', '610999')
    const said = { reason: 'other', words: ' ' } as const
    expect(reveal(officer, 'phone', said)).toMatchObject({ refusal: { code: 'reveal.reasonMissing' } })
    expect(reveal(officer, 'phone', { ...said, words: '住院' })).toEqual({ ok: true, value: 'countyOfficer' })
  })

  test('is kept with the post that allows it', () => {
    const both: Actor = {
      ...staff('villageCadre', VILLAGE),
      posts: [
        { role: 'villageCadre', areaCode: VILLAGE },
        { role: 'townshipOfficer', areaCode: '610999101' },
      ],
    }
    expect(reveal(both, 'idNumber')).toEqual({ ok: true, value: 'townshipOfficer' })
    expect(reveal(both, 'phone')).toEqual({ ok: true, value: 'villageCadre' })
  })
})

describe('a correction', () => {
  const PERSON = { values: { workState: '务工', workMonths: 6 }, version: 3 }
  const ASKED = { field: 'workState', text: '未务工', reason: '本人来说', expectedVersion: 3 }
  const correct = (slip: Partial<typeof ASKED>) => decideCorrect(PERSON, feedOf('members'), { ...ASKED, ...slip }, DAY)

  test.each([
    ['over a version that nobody saw', { expectedVersion: 2 }, 'data.stale'],
    ['without a reason', { reason: ' ' }, 'data.reasonMissing'],
    ['of a column that is none', { field: 'weight' }, 'data.fieldUnknown'],
    ['of an ID number', { field: 'idNumber' }, 'data.fieldUnknown'],
    ['of a name', { field: 'name' }, 'data.fieldUnknown'],
    ['to a word that the column does not know', { text: '上班' }, 'row.wordUnknown'],
    ['to what stands there', { text: '务工' }, 'data.unchanged'],
  ])('%s is refused', (_, slip, code) => {
    expect(correct(slip)).toMatchObject({ refusal: { code } })
  })

  test('of what must be filled in to nothing is refused', () => {
    const household = { values: { householdType: '一般农户' }, version: 1 }
    const asked = { ...ASKED, field: 'householdType', text: '', expectedVersion: 1 }
    expect(decideCorrect(household, feedOf('households'), asked, DAY)).toMatchObject({
      refusal: { code: 'data.blank' },
    })
  })

  test('gives both values, read as a file would be', () => {
    expect(correct({})).toEqual({ ok: true, value: { field: 'workState', before: '务工', after: '未务工' } })
    expect(correct({ field: 'workMonths', text: '8个月' })).toMatchObject({ value: { before: 6, after: 8 } })
    expect(correct({ field: 'workMonths', text: '' })).toMatchObject({ value: { before: 6, after: null } })
  })

  test('is never of who somebody is or where they belong', () => {
    const fields = ['households', 'members'].flatMap((id) => correctable(feedOf(id)).map(({ field }) => field))
    expect(fields).toEqual(expect.arrayContaining(['phone', 'address', 'workState', 'wageIncome']))
    for (const field of ['householdNo', 'villageCode', 'headIdNumber', 'idNumber', 'name', 'headName', 'relation'])
      expect(fields).not.toContain(field)
  })
})
