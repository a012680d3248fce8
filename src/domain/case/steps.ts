import type { CaseKind, CaseState } from './case'

/** What takes a case forward, or ends it; the names are those of the operations in the permission table. */
export const CASE_ACTIONS = [
  ...(['authoriseCase', 'compareCase', 'checkClearance', 'holdAssembly', 'postNotice', 'reviewCase'] as const),
  ...(['approveCase', 'announceCase', 'helpFirst', 'declineCase'] as const),
] as const
export type CaseAction = (typeof CASE_ACTIONS)[number]

/** Help that comes before the papers, and an end, are no steps of the procedure; each of the others has a clock. */
export type StepAction = Exclude<CaseAction, 'helpFirst' | 'declineCase'>
const STEP_ACTIONS = CASE_ACTIONS.filter(
  (action): action is StepAction => action !== 'helpFirst' && action !== 'declineCase',
)

export const CASE_ACTION_WORDS = {
  authoriseCase: '承诺授权',
  compareCase: '信息比对',
  checkClearance: '入户核实',
  holdAssembly: '民主评议',
  postNotice: '村级公示',
  reviewCase: '镇级审核',
  approveCase: '县级审定',
  announceCase: '公告',
  helpFirst: '先行帮扶',
  declineCase: '终止',
} as const satisfies Record<CaseAction, string>

const NOWHERE = {
  authoriseCase: null,
  compareCase: null,
  checkClearance: null,
  holdAssembly: null,
  postNotice: null,
  reviewCase: null,
  approveCase: null,
  announceCase: null,
  helpFirst: null,
  declineCase: null,
} as const satisfies Record<CaseAction, null>

/** From here any case that is not over can be ended. */
const RUNNING = { ...NOWHERE, declineCase: 'declined' } as const

type Table = Record<CaseState, Record<CaseAction, CaseState | null>>

/** What both kinds have in common, from the assembly on. */
const FROM_ASSEMBLY = {
  assembled: { ...RUNNING, postNotice: 'noticed' },
  noticed: { ...RUNNING, reviewCase: 'reviewed' },
  reviewed: { ...RUNNING, approveCase: 'approved' },
  approved: { ...RUNNING, announceCase: 'announced' },
  announced: NOWHERE,
  declined: NOWHERE,
} as const satisfies Partial<Table>

const NO_STATE = {
  opened: NOWHERE,
  authorised: NOWHERE,
  compared: NOWHERE,
  proposed: NOWHERE,
  visited: NOWHERE,
} as const satisfies Partial<Table>

/**
 * The whole state machine of each kind: where an action leads from a state, null where it is refused. Inclusion has eight steps,
 * the first of which, the verified warning, opens it; clearance has six. Announced and declined are final.
 * Sending back is not in it: it leads to any earlier state (`statesBefore`).
 */
export const STEPS = {
  inclusion: {
    ...NO_STATE,
    ...FROM_ASSEMBLY,
    opened: { ...RUNNING, authoriseCase: 'authorised', helpFirst: 'opened' },
    authorised: { ...RUNNING, compareCase: 'compared', helpFirst: 'authorised' },
    compared: { ...RUNNING, holdAssembly: 'assembled', helpFirst: 'compared' },
  },
  clearance: {
    ...NO_STATE,
    ...FROM_ASSEMBLY,
    proposed: { ...RUNNING, checkClearance: 'visited' },
    visited: { ...RUNNING, holdAssembly: 'assembled' },
  },
} as const satisfies Record<CaseKind, Table>

/** The states of a kind in the order of its steps. */
export const PATHS = {
  inclusion: ['opened', 'authorised', 'compared', 'assembled', 'noticed', 'reviewed', 'approved', 'announced'],
  clearance: ['proposed', 'visited', 'assembled', 'noticed', 'reviewed', 'approved', 'announced'],
} as const satisfies Record<CaseKind, readonly CaseState[]>

/** Where a case can be sent back to; nothing when it is at its beginning or over. */
export function statesBefore(kind: CaseKind, state: CaseState): readonly CaseState[] {
  const path: readonly CaseState[] = PATHS[kind]
  return state === 'announced' ? [] : path.slice(0, Math.max(0, path.indexOf(state)))
}

/** The one step that takes a case forward from a state; null when it is over, or a state of the other kind. */
export function findNextStep(kind: CaseKind, state: CaseState): StepAction | null {
  const table: Table = STEPS[kind]
  return STEP_ACTIONS.find((action) => table[state][action] !== null) ?? null
}
