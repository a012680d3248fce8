import type { Actor } from '../access/role'
import type { Day } from '../calendar/day'
import { ok, refuse, type Result } from '../result'
import type { HouseholdCase } from './case'
import { dueOf, hardDueAfter, type Clockwork } from './clocks'
import { findDenial, type CaseContext, type CaseRefusal } from './decision'

type Ids = Pick<HouseholdCase, 'caseId' | 'caseNo' | 'householdId' | 'villageCode' | 'level'>

/** The case that a verified warning opens: the order was closed as 属实，启动识别. */
export function openInclusion(ids: Ids, context: Clockwork & { readonly day: Day }): HouseholdCase {
  return begin(ids, { kind: 'inclusion', state: 'opened', category: null, risks: [], includedOn: null }, context)
}

/** What stands against the household on the list of those who are followed. */
export interface Followed {
  /** Day of the announcement. */
  readonly includedOn: Day
  readonly category: string | null
  readonly risks: readonly string[]
}

interface Standing {
  /** Null when the household is not monitored. */
  readonly followed: Followed | null
  /** A case of the household that is not over. */
  readonly running: boolean
  /** By the register: some living member can work. */
  readonly canWork: boolean
}

/** A name for the list of those who might be cleared. A household without anybody who can work is not put on it. */
export function proposeClearance(
  ids: Ids,
  { followed, running, canWork }: Standing,
  actor: Actor,
  context: CaseContext,
): Result<HouseholdCase, CaseRefusal> {
  const denied = findDenial(ids, 'proposeClearance', actor)
  if (denied) return refuse(denied)
  if (running) return refuse('case.running')
  if (followed === null) return refuse('case.notMonitored')
  if (!canWork) return refuse('case.noLabour')
  return ok(begin(ids, { kind: 'clearance', state: 'proposed', ...followed }, context))
}

type Beginning = Pick<HouseholdCase, 'kind' | 'state' | 'category' | 'risks' | 'includedOn'>

function begin(ids: Ids, beginning: Beginning, context: Clockwork & { readonly day: Day }): HouseholdCase {
  const { day } = context
  const one = {
    ...({ ...ids, ...beginning, variant: 'ordinary', openedOn: day, reachedOn: day } as const),
    ...({ hardDueOn: hardDueAfter(day, context), notice: null, way: null, announcedOn: null, version: 1 } as const),
  }
  return { ...one, dueOn: dueOf(one, context) }
}
