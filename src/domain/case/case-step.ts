import type { Day } from '../calendar/day'
import type { CaseKind, CaseState, ClearanceWay } from './case'
import type { DeclineGround } from './decline-grounds'
import { statesBefore, type CaseAction } from './steps'

/** Who signed for a person: themselves, the guardian of a child, or somebody else for an adult who cannot. */
export const SIGNED_BY = ['self', 'guardian', 'other'] as const
export type SignedBy = (typeof SIGNED_BY)[number]

/** What a department found when it compared; a household that draws 低保 has been compared already. */
export const COMPARISONS = ['clear', 'differs', 'comparedBefore'] as const
export type Comparison = (typeof COMPARISONS)[number]

/** What must be settled before a household is found safe: income, spending, the four securities, and the risk itself. */
export const CONDITIONS = ['income', 'spending', 'schooling', 'medical', 'housing', 'water', 'risk'] as const
export type Condition = (typeof CONDITIONS)[number]

export const CONDITION_WORDS = {
  income: '收入稳定高于监测线半年以上',
  spending: '刚性支出已稳定解决',
  schooling: '义务教育有保障',
  medical: '基本医疗有保障',
  housing: '住房安全有保障',
  water: '饮水安全有保障',
  risk: '致贫返贫风险已稳定消除',
} as const satisfies Record<Condition, string>

/** What each act leaves on paper. Words of people are in it, so it is kept sealed. */
export interface StepRecords {
  readonly authoriseCase: {
    readonly textVersion: string
    readonly entries: readonly {
      readonly personId: string
      readonly name: string
      readonly by: SignedBy
      /** Who signed when it was not the person. */
      readonly signer: string | null
      readonly reason: string | null
    }[]
  }
  readonly compareCase: {
    readonly comparedOn: Day
    readonly results: readonly { readonly body: string; readonly result: Comparison }[]
    readonly remark: string
  }
  readonly checkClearance: {
    readonly visitedOn: Day
    readonly conditions: Readonly<Record<Condition, boolean>>
    /** Somebody of the household can work. */
    readonly canWork: boolean
    readonly way: ClearanceWay
    readonly remark: string
  }
  readonly holdAssembly: Assembly
  readonly postNotice: { readonly postedOn: Day; readonly until: Day; readonly text: readonly string[] }
  readonly reviewCase: { readonly opinion: string }
  readonly approveCase: { readonly opinion: string }
  readonly announceCase: { readonly announcedOn: Day }
  readonly helpFirst: { readonly helpedOn: Day; readonly help: string }
  readonly sendBackCase: { readonly to: CaseState; readonly reason: string }
  readonly declineCase: { readonly ground: DeclineGround; readonly reason: string }
}

export interface Assembly {
  readonly heldOn: Day
  readonly place: string
  /** All who were there. */
  readonly attendees: number
  /** Relatives among them, who do not vote. */
  readonly excused: number
  readonly inFavour: number
  readonly against: number
  readonly abstain: number
  /** Where the minutes lie. */
  readonly minutesFile: string
  /** Of an inclusion: what the household is to be followed as. */
  readonly category: string | null
  readonly risks: readonly string[]
}

/** What was done, and what it left on paper. */
export type CaseAct = {
  readonly [A in keyof StepRecords]: { readonly action: A; readonly record: StepRecords[A] }
}[keyof StepRecords]

/** One act in the history of a case. Nothing of it changes afterwards. */
export type CaseStep = CaseAct & {
  /** Version of the case that it made. */
  readonly version: number
  /** State that the case was in afterwards. */
  readonly state: CaseState
  readonly on: Day
  readonly who: string
}

/** Carried by more than half of those who voted, relatives not counted. */
export function isCarried({ attendees, excused, inFavour }: Assembly): boolean {
  return inFavour * 2 > attendees - excused
}

/**
 * The steps that stand: what was done after the state to which a case was sent back is void and has to be done again. The records
 * themselves stay.
 */
export function standingSteps(kind: CaseKind, steps: readonly CaseStep[]): readonly CaseStep[] {
  return steps.reduce<readonly CaseStep[]>((standing, step) => {
    if (step.action !== 'sendBackCase') return [...standing, step]
    const kept = [step.record.to, ...statesBefore(kind, step.record.to)]
    return standing.filter(({ action, state }) => action === 'helpFirst' || kept.includes(state))
  }, [])
}

/** The record of an act that stands; undefined when it was not done, or is void. */
export function findRecord<A extends CaseAction>(standing: readonly CaseStep[], action: A): StepRecords[A] | undefined {
  return standing
    .filter((step): step is CaseStep & { readonly record: StepRecords[A] } => step.action === action)
    .at(-1)?.record
}
