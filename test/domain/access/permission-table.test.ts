import fc from 'fast-check'
import {
  areasFor,
  asksNoPost,
  mayEver,
  mayInVillage,
  OPERATIONS,
  type Operation,
} from '../../../src/domain/access/permission-table'
import { ROLES, type Actor, type StaffRole } from '../../../src/domain/access/role'

const SEED = { seed: 20261123, numRuns: 500 }
const STAFF_ROLES = ROLES.filter((role): role is StaffRole => role !== 'villager' && role !== 'timer')
const VILLAGER: Actor = { id: 'villager:x', name: '', posts: [], kind: 'villager' }
const TIMER: Actor = { id: 'timer', name: '', posts: [], kind: 'timer' }

function staff(...posts: readonly (readonly [StaffRole, string])[]): Actor {
  return { id: 'staff:1', name: '', kind: 'staff', posts: posts.map(([role, areaCode]) => ({ role, areaCode })) }
}

/** What nobody in a township or a village may do. */
const OF_THE_COUNTY: readonly string[] = [
  ...['heldOrders', 'releaseHeld', 'importFile', 'undoImport', 'scoreNight'],
  ...['inviteStaff', 'revokeInvitation', 'endPost', 'staffOf', 'accessLog'],
  ...['corrections', 'answerCorrection', 'hitRates', 'freshness'],
]

/** Of a case: what only an office does, what only the village does, and what of it no county does. */
const CASE_IN_OFFICES = ['compareCase', 'answerObjection', 'reviewCase', 'approveCase', 'announceCase', 'sendBackCase']
const CASE_BELOW_COUNTY = [
  ...['proposeClearance', 'authoriseCase', 'checkClearance', 'holdAssembly', 'postNotice', 'objectToNotice'],
  ...['answerObjection', 'reviewCase', 'announceCase', 'helpFirst'],
]

/** What takes an office, of the township or of the county. */
const OF_OFFICERS: readonly string[] = [
  ...CASE_IN_OFFICES,
  ...['replaceCode', 'reopenOrder', 'urgeOrder', 'enterSignal', 'receiptStatus', 'resultObjections'],
  ...['answerResultObjection', 'startSweep', 'monthlyStatistics'],
  ...['planMeasure', 'startMeasure', 'endMeasure', 'cancelMeasure'],
]

/** What is done where people live, and by the township: nothing for the county. */
const OF_THE_PLACE: readonly string[] = [
  ...CASE_BELOW_COUNTY,
  ...['inbox', 'acceptOrder', 'recordVisit', 'closeOrder', 'handOverOrder', 'colleagues', 'reopenOrder', 'reportFor'],
  ...['answerResultObjection', 'checkHousehold'],
]

/** What each may do at all, written out: a changed grant must be changed here too, by a person. */
const MAY = {
  villager: [
    ...(['openCode', 'submitReport', 'reportStatus', 'myReports', 'objectToResult', 'me', 'myMessages'] as const),
    ...(['openNotice', 'objectFromNotice', 'acceptInvitation'] as const),
  ],
  timer: ['scoreNight'],
  villageCadre: OPERATIONS.filter((operation) => ![...OF_OFFICERS, ...OF_THE_COUNTY].includes(operation)),
  gridWorker: OPERATIONS.filter((operation) => ![...OF_OFFICERS, ...OF_THE_COUNTY].includes(operation)),
  workTeam: OPERATIONS.filter((operation) => ![...OF_OFFICERS, ...OF_THE_COUNTY].includes(operation)),
  townshipOfficer: OPERATIONS.filter(
    (operation) => !['reportFor', 'approveCase', ...OF_THE_COUNTY].includes(operation),
  ),
  countyOfficer: OPERATIONS.filter((operation) => ![...OF_THE_PLACE, 'scoreNight'].includes(operation)),
} as const satisfies Record<(typeof ROLES)[number], readonly Operation[]>

function actorOf(role: (typeof ROLES)[number]): Actor {
  if (role === 'villager') return VILLAGER
  return role === 'timer' ? TIMER : staff([role, '610999101001'])
}

test.each(ROLES)('%s may do what is written here and nothing else', (role) => {
  expect(OPERATIONS.filter((operation) => mayEver(actorOf(role), operation))).toEqual(MAY[role])
})

test('who holds a code or asks for what they sent themselves needs no post, and none changes what they may do', () => {
  const asked = OPERATIONS.filter(asksNoPost)
  expect(asked).toEqual([
    ...['openCode', 'submitReport', 'reportStatus', 'myReports', 'objectToResult'],
    ...['openNotice', 'objectFromNotice', 'acceptInvitation'],
  ])
  for (const operation of asked) {
    expect(mayEver(VILLAGER, operation)).toBe(true)
    expect(STAFF_ROLES.flatMap((role) => areasFor(actorOf(role), operation))).toEqual([])
    expect(STAFF_ROLES.flatMap((role) => areasFor(actorOf(role), operation, 'township'))).toEqual([])
  }
})

test('a township officer works only on orders of the township', () => {
  const officer = staff(['townshipOfficer', '610999101'])
  expect(mayInVillage(officer, 'closeOrder', '610999101001', 'village')).toBe(false)
  expect(mayInVillage(officer, 'closeOrder', '610999101001', 'township')).toBe(true)
  expect(mayInVillage(officer, 'closeOrder', '610999102001', 'township')).toBe(false)
  expect(areasFor(officer, 'inbox')).toEqual([])
  expect(areasFor(officer, 'inbox', 'township')).toEqual(['610999101'])
})

const village = fc
  .tuple(fc.constantFrom('610998', '610999'), fc.constantFrom('101', '102'), fc.constantFrom('001', '002'))
  .map((parts) => parts.join(''))
const area = fc.tuple(village, fc.constantFrom(6, 9, 12)).map(([code, digits]) => code.slice(0, digits))
const posts = fc.array(fc.tuple(fc.constantFrom(...STAFF_ROLES), area), { maxLength: 3 })

test('nobody may do anything in a village that no post of theirs covers', () => {
  fc.assert(
    fc.property(posts, village, fc.constantFrom(...OPERATIONS), fc.boolean(), (held, code, operation, township) => {
      const may = mayInVillage(staff(...held), operation, code, township ? 'township' : 'village')
      if (may) expect(held.some(([, areaCode]) => code.startsWith(areaCode))).toBe(true)
    }),
    SEED,
  )
})

test('a further post takes nothing away', () => {
  fc.assert(
    fc.property(posts, posts, village, fc.constantFrom(...OPERATIONS), (held, more, code, operation) => {
      if (!mayInVillage(staff(...held), operation, code)) return
      expect(mayInVillage(staff(...held, ...more), operation, code)).toBe(true)
    }),
    SEED,
  )
})
