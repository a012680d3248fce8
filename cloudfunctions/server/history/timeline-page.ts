import type { NotNull } from 'kysely'
import type { Answer } from '../../../src/contract/operations'
import { findPageKind, TOLD_EVENTS, tellEvent } from '../../../src/domain/history/event-sentences'
import { tellScore } from '../../../src/domain/history/tell-score'
import type { Call } from '../handler'
import { ruleWords } from '../orders/rule-words'
import { EVENT_NAMES } from './event-names'
import { listScoreChanges } from './score-changes'
import { SYSTEM, VILLAGER, whoActed } from './who-acted'

type Entry = Answer<'timeline'>['items'][number]
type Access = Pick<Call, 'tx' | 'county'>

/** Where a page begins: below a place in the county's chain, and below a version of the household's score. */
export interface TimelinePlace {
  readonly seq: number
  readonly version: number
}

/** An entry, and the place that it has in its own source. */
interface Sourced {
  readonly entry: Entry
  readonly place: Partial<TimelinePlace>
}

/** Above all that there will ever be. */
const NEWEST: TimelinePlace = { seq: 999_999_999_999_999, version: 999_999_999 }
const PAGE = 50

/**
 * What is known to have happened to a household, newest first: the events of the county's chain, and between them the changes of
 * its score, which are too many for a chain. Each source is read in its own order, from where the page before ended.
 */
export async function readTimeline(
  access: Access,
  householdId: string,
  after: TimelinePlace = NEWEST,
): Promise<{ readonly items: Entry[]; readonly next: TimelinePlace | undefined }> {
  const events = await tellEvents(access, householdId, after.seq)
  const changes = await tellChanges(access, householdId, after.version)
  const page = mergeNewest(events, changes).slice(0, PAGE)
  return {
    items: page.map(({ entry }) => entry),
    next:
      events.length + changes.length > page.length
        ? page.reduce<TimelinePlace>((place, one) => ({ ...place, ...one.place }), after)
        : undefined,
  }
}

async function tellEvents({ tx, county }: Access, householdId: string, before: number): Promise<readonly Sourced[]> {
  const events = await tx
    .selectFrom('event')
    .select(['seq', 'type', 'happened_on as on', 'happened_at as at', 'actor', 'village_code as villageCode'])
    .select(['subject_id', 'payload'])
    .where('county_code', '=', county)
    .where('household_id', '=', householdId)
    .where('seq', '<', before)
    .where('type', 'in', TOLD_EVENTS)
    .orderBy('seq', 'desc')
    .limit(PAGE + 1)
    // What is of a household names its village.
    .$narrowType<{ villageCode: NotNull }>()
    .execute()
  const actors = await whoActed(tx, events)
  return events.map(({ seq, type, on, at, payload, subject_id: id }, index) => {
    const { kind, says } = tellEvent(type, payload, EVENT_NAMES)
    const what = findPageKind(type)
    const opens = what === undefined || id === null ? null : { what, id }
    // Whoever wrote a report down: it is the word of somebody else.
    const { name: who, roleWord } = kind === 'report' ? VILLAGER : (actors[index] ?? SYSTEM)
    return { entry: { on, at, kind, says, who, roleWord, opens }, place: { seq } }
  })
}

async function tellChanges(access: Access, householdId: string, before: number): Promise<readonly Sourced[]> {
  const changes = await listScoreChanges(access, householdId, before, PAGE + 1)
  return changes.map(({ version, on, at, now, before: past }) => {
    const { kind, says } = tellScore({ now, before: past }, (rule) => ruleWords(rule).name)
    const { name: who, roleWord } = SYSTEM
    return { entry: { on, at, kind, says, who, roleWord, opens: null }, place: { version } }
  })
}

/** Two lists that are each newest first, as one. Of one moment an event is the later: a night scores before it opens orders. */
function mergeNewest(events: readonly Sourced[], changes: readonly Sourced[]): readonly Sourced[] {
  const waiting = [...changes]
  const merged = events.flatMap((event) => {
    const older = waiting.findIndex(({ entry }) => !isLater(entry, event.entry))
    return [...waiting.splice(0, older === -1 ? waiting.length : older), event]
  })
  return [...merged, ...waiting]
}

function isLater(one: Entry, other: Entry): boolean {
  return one.on === other.on ? (one.at ?? '') > (other.at ?? '') : one.on > other.on
}
