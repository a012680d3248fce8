import type { OrderLevel } from '../order/order'
import { covers } from './area'
import { STAFF_ROLES } from './invitation'
import { ACCESS_OPERATIONS } from './permissions/access-operations'
import { CASE_OPERATIONS } from './permissions/case-operations'
import { ROLES, type Actor, type Role, type StaffRole } from './role'

/** Everything that can be asked of the functions. Commands change something, queries do not. */
export const OPERATIONS = [
  'openCode',
  'submitReport',
  'reportStatus',
  'myReports',
  'objectToResult',
  'reportFor',
  'enterSignal',
  'receiptStatus',
  'resultObjections',
  'answerResultObjection',
  'me',
  'myMessages',
  'inbox',
  'order',
  'acceptOrder',
  'recordVisit',
  'closeOrder',
  'handOverOrder',
  'colleagues',
  'reopenOrder',
  'urgeOrder',
  'startSweep',
  'sweeps',
  'sweepProgress',
  'sweepHouseholds',
  'checkHousehold',
  ...CASE_OPERATIONS,
  ...ACCESS_OPERATIONS,
  'progress',
  'orders',
  'households',
  'measures',
  'planMeasure',
  'startMeasure',
  'addProgress',
  'endMeasure',
  'cancelMeasure',
  'quality',
  'corrections',
  'answerCorrection',
  'hitRates',
  'freshness',
  'timeline',
  'monthlyStatistics',
  'heldOrders',
  'releaseHeld',
  'replaceCode',
  'importFile',
  'undoImport',
  'scoreNight',
] as const
export type Operation = (typeof OPERATIONS)[number]

/**
 * How the thing asked for must lie to the person:
 * `code` = whoever holds the code, of the household, the notice or the invitation; `own` = what this identity sent itself;
 * `area` = inside an area of a post; `township` = inside the area, and only orders that went to the township because the
 * village has nobody; `none` = nothing in particular.
 */
export type Relation = 'code' | 'own' | 'area' | 'township' | 'none'

export type Grants = Partial<Record<Role, Relation>>

const VILLAGE_POSTS = { villageCadre: 'area', gridWorker: 'area', workTeam: 'area' } as const satisfies Grants
const ANY_STAFF = { ...VILLAGE_POSTS, townshipOfficer: 'area', countyOfficer: 'area' } as const satisfies Grants
const WITH_TOWNSHIP = { ...VILLAGE_POSTS, townshipOfficer: 'area' } as const satisfies Grants
const OVERSIGHT = { townshipOfficer: 'area', countyOfficer: 'area' } as const satisfies Grants
const ORDER_WORK = { ...VILLAGE_POSTS, townshipOfficer: 'township' } as const satisfies Grants

/** Every person, with a post or without: a cadre who scans a door code may report like anybody else. */
function everybody(relation: Relation): Grants {
  return Object.fromEntries(ROLES.filter((role) => role !== 'timer').map((role) => [role, relation]))
}

/** The one table of who may do what, asked by the server and drawn from by the screens. What is not listed is refused. */
export const PERMISSIONS = {
  openCode: everybody('code'),
  submitReport: everybody('code'),
  reportStatus: everybody('own'),
  myReports: everybody('own'),
  objectToResult: everybody('own'),
  reportFor: VILLAGE_POSTS,
  enterSignal: OVERSIGHT,
  receiptStatus: OVERSIGHT,
  resultObjections: OVERSIGHT,
  answerResultObjection: { townshipOfficer: 'area' },
  me: everybody('none'),
  myMessages: { villager: 'none', ...ANY_STAFF },
  inbox: ORDER_WORK,
  order: ANY_STAFF,
  acceptOrder: ORDER_WORK,
  recordVisit: ORDER_WORK,
  closeOrder: ORDER_WORK,
  handOverOrder: WITH_TOWNSHIP,
  colleagues: WITH_TOWNSHIP,
  reopenOrder: { townshipOfficer: 'area' },
  urgeOrder: OVERSIGHT,
  startSweep: OVERSIGHT,
  sweeps: ANY_STAFF,
  sweepProgress: ANY_STAFF,
  sweepHouseholds: ANY_STAFF,
  checkHousehold: WITH_TOWNSHIP,
  cases: ANY_STAFF,
  case: ANY_STAFF,
  proposeClearance: ORDER_WORK,
  authoriseCase: ORDER_WORK,
  compareCase: OVERSIGHT,
  checkClearance: ORDER_WORK,
  holdAssembly: ORDER_WORK,
  postNotice: ORDER_WORK,
  objectToNotice: WITH_TOWNSHIP,
  openNotice: everybody('code'),
  objectFromNotice: everybody('code'),
  answerObjection: { townshipOfficer: 'area' },
  reviewCase: { townshipOfficer: 'area' },
  approveCase: { countyOfficer: 'area' },
  announceCase: { townshipOfficer: 'area' },
  helpFirst: WITH_TOWNSHIP,
  sendBackCase: OVERSIGHT,
  declineCase: ANY_STAFF,
  inviteStaff: { countyOfficer: 'area' },
  revokeInvitation: { countyOfficer: 'area' },
  // Whoever takes one up has a post when they send it again, and must still be the one who sent it first.
  acceptInvitation: everybody('code'),
  endPost: { countyOfficer: 'area' },
  staffOf: { countyOfficer: 'area' },
  revealField: ANY_STAFF,
  accessLog: { countyOfficer: 'area' },
  dataOf: ANY_STAFF,
  correctData: { ...ORDER_WORK, countyOfficer: 'area' },
  progress: ANY_STAFF,
  orders: ANY_STAFF,
  households: ANY_STAFF,
  measures: ANY_STAFF,
  planMeasure: OVERSIGHT,
  startMeasure: OVERSIGHT,
  addProgress: ANY_STAFF,
  endMeasure: OVERSIGHT,
  cancelMeasure: OVERSIGHT,
  quality: ANY_STAFF,
  corrections: { countyOfficer: 'area' },
  answerCorrection: { countyOfficer: 'area' },
  hitRates: { countyOfficer: 'area' },
  freshness: { countyOfficer: 'area' },
  timeline: ANY_STAFF,
  monthlyStatistics: OVERSIGHT,
  heldOrders: { countyOfficer: 'area' },
  releaseHeld: { countyOfficer: 'area' },
  replaceCode: { countyOfficer: 'area', townshipOfficer: 'area' },
  importFile: { countyOfficer: 'area' },
  undoImport: { countyOfficer: 'area' },
  scoreNight: { timer: 'none' },
} satisfies Record<Operation, Grants>

function relationFor(operation: Operation, role: Role): Relation | undefined {
  const grants: Grants = PERMISSIONS[operation]
  return grants[role]
}

/** The areas in which this actor may do this; empty when the operation does not go by area or is not theirs. */
export function areasFor(
  actor: Actor,
  operation: Operation,
  relation: 'area' | 'township' = 'area',
): readonly string[] {
  return actor.posts.filter((post) => relationFor(operation, post.role) === relation).map((post) => post.areaCode)
}

/** True when everybody may do this alike, by a code in the hand or by having sent it: then nobody's posts need be known. */
export function asksNoPost(operation: Operation): boolean {
  const relation = relationFor(operation, 'villager')
  return relation === 'code' || relation === 'own'
}

/** True when some role of the actor may do this at all, wherever it lies. */
export function mayEver(actor: Actor, operation: Operation): boolean {
  if (actor.kind === 'timer') return relationFor(operation, 'timer') !== undefined
  if (actor.posts.some((post) => relationFor(operation, post.role) !== undefined)) return true
  return actor.kind === 'villager' && relationFor(operation, 'villager') !== undefined
}

/**
 * True when the actor may do this to something in that village. `level` says whose list an order is on: a township officer
 * works only on orders that went to the township because the village has nobody.
 */
export function mayInVillage(
  actor: Actor,
  operation: Operation,
  villageCode: string,
  level: OrderLevel = 'village',
): boolean {
  return actor.posts.some(({ role, areaCode }) => reaches(operation, role, level) && covers(areaCode, villageCode))
}

/** Roles whose posts may do this to something in their area, `level` as in `mayInVillage`. */
export function rolesThatMay(operation: Operation, level: OrderLevel = 'village'): readonly StaffRole[] {
  return STAFF_ROLES.filter((role) => reaches(operation, role, level))
}

function reaches(operation: Operation, role: StaffRole, level: OrderLevel): boolean {
  const relation = relationFor(operation, role)
  return relation === 'area' || (relation === 'township' && level === 'township')
}
