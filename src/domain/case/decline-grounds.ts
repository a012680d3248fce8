import type { CaseKind, CaseState } from './case'

/** Why a case ends without its aim. The villager reads the reason that is written with it. */
export const DECLINE_GROUNDS = [
  ...(['withdrawn', 'assemblyAgainst', 'objectionUpheld', 'notApproved', 'noLabour', 'riskRemains'] as const),
] as const
export type DeclineGround = (typeof DECLINE_GROUNDS)[number]

/** Whose word it is. */
type Body = 'village' | 'township' | 'county'

interface Ground {
  readonly name: string
  readonly kinds: readonly CaseKind[]
  /** The states in which it can be said; null = any that is not over. */
  readonly from: readonly CaseState[] | null
  readonly by: readonly Body[]
}

const ANY_BODY = ['village', 'township', 'county'] as const

export const GROUNDS = {
  withdrawn: { name: '农户撤回申请', kinds: ['inclusion'], from: null, by: ANY_BODY },
  assemblyAgainst: { name: '民主评议没有通过', kinds: ['inclusion', 'clearance'], from: ['assembled'], by: ANY_BODY },
  objectionUpheld: { name: '公示异议属实', kinds: ['inclusion', 'clearance'], from: ['noticed'], by: ['township'] },
  notApproved: { name: '县级审定不同意', kinds: ['inclusion', 'clearance'], from: ['reviewed'], by: ['county'] },
  // 暂不标注“风险消除”: social security first, and the household is followed on.
  noLabour: { name: '整户没有劳动能力，暂不标注', kinds: ['clearance'], from: null, by: ANY_BODY },
  riskRemains: { name: '风险还没有消除', kinds: ['clearance'], from: null, by: ANY_BODY },
} as const satisfies Record<DeclineGround, Ground>

/** The same table for questions, its rows of one form. */
export function groundOf(ground: DeclineGround): Ground {
  return GROUNDS[ground]
}
