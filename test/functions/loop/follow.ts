import type { Day } from '../../../src/domain/calendar/day'
import { codeOf, dataOf } from '../../support/answers'
import { expectedOf } from '../../support/published-cases'
import { begin, type Reporter } from './begin'
import { cadreOf, type CaseCounty } from './case-county'
import { CLEARANCE, clocksOf, HELP, HELP_FIRST, INCLUSION, THE_END } from './schedule'
import type { Life } from './side-by-side'
import type { Followed } from './stories'
import { tellStory } from './tell-story'
import { workOrder } from './work-order'

/** A household of the published cases and those who have to do with it. */
interface Known extends Followed {
  readonly householdNo: string
  readonly householdId: string
  /** Who does what the village does. */
  readonly openid: string
  readonly reporter: Reporter
}

const HEARD = '看过发票和房子，属实'

/** From what is first known of a household to its clearance: what is told, by whom, and what everybody reads on the way. */
export async function* follow(county: CaseCounty, householdNo: string, story: Followed): Life {
  const { householdId, villageCode } = await county.household(householdNo)
  const reporter = await begin(county, householdNo, story.begins)
  const known = { ...story, householdNo, householdId, openid: cadreOf(villageCode), reporter }
  yield '2026-11-24'
  const { score, lamps, hits: rules } = expectedOf(householdNo)
  const shows = { score, lamps, urgent: [...story.urgent], reported: story.begins.by !== 'files' }
  const clocks = clocksOf(story.urgent)
  yield* workOrder(county, householdNo, { clocks, shows, rules, outcome: 'identify', reason: HEARD })
  await reporter.reads({ outcome: 'identify', reason: HEARD, identification: { state: 'running', reason: null } })
  yield* include(county, known)
  yield HELP.planned
  const help = yield* arrangeHelp(county, known)
  yield HELP.ended
  await endHelp(county, known, help)
  yield* clear(county, known)
  yield THE_END
  await readTheEnd(county, known)
}

/** The case that the closing has opened, step by step to its announcement. */
async function* include(county: CaseCounty, known: Known): Life {
  const { tell, cases } = county
  const { openid, helpFirst, category, risks, reporter } = known
  const caseId = await runningCase(county, known)
  expect((await cases.detailOf(caseId)).card).toMatchObject({ dueOn: '2026-11-30', hardDueOn: '2026-12-24' })
  if (helpFirst !== undefined) {
    const help = { caseId, helpedOn: HELP_FIRST.on, help: helpFirst }
    const helped = dataOf(await tell('cadre', openid, 'helpFirst', help, { expectedVersion: 1 }))
    expect(helped.dueOn).toBe(HELP_FIRST.papersBy)
  }
  for (const [day, state, nextBy] of INCLUSION) {
    if (state === 'reviewed') {
      yield '2026-12-08'
      expect(codeOf(await cases.step(caseId, county.today()))).toBe('case.noticeRunning')
    }
    yield day
    const dueOn = helpFirst === undefined ? nextBy : HELP_FIRST.papersBy
    expect(dataOf(await cases.step(caseId, day, { category, risks }))).toMatchObject({ state, dueOn })
  }
  const { steps, announcedOn } = await cases.detailOf(caseId)
  expect(announcedOn).toBe('2026-12-14')
  expect(steps.filter(({ action, isVoid }) => action !== 'helpFirst' && !isVoid)).toHaveLength(INCLUSION.length)
  await reporter.reads({ outcome: 'identify', identification: { state: 'announced', reason: null } })
}

/** Planned, begun, gone on with; the next score sees it. @returns the measures */
async function* arrangeHelp(county: CaseCounty, known: Known): AsyncGenerator<Day, readonly string[], void> {
  const { tell, resultOf } = county
  const { householdNo, householdId, helpFirst, help, helped, openid } = known
  expect((await measuresOf(county, known)).warnings).not.toEqual([])
  const planned: string[] = []
  for (const [measure, item] of help) {
    const plan = { householdId, measure, item, startBy: '2026-12-18', until: null, department: null }
    planned.push(dataOf(await tell('officer', 'town', 'planMeasure', plan)).measureId)
  }
  expect((await measuresOf(county, known)).warnings).toEqual([])

  yield HELP.started
  for (const [place, measureId] of planned.entries()) {
    const startedOn = helpFirst !== undefined && place === 0 ? HELP_FIRST.on : county.today()
    dataOf(await tell('officer', 'town', 'startMeasure', { measureId, startedOn }, { expectedVersion: 1 }))
  }

  yield HELP.told
  expect(await resultOf(householdNo)).toEqual(helped)
  for (const [place, measureId] of planned.entries()) {
    const done = { measureId, on: county.today(), done: help[place]?.[2] ?? '', fen: null }
    dataOf(await tell('cadre', openid, 'addProgress', done, { expectedVersion: 2 }))
  }
  const { items } = await measuresOf(county, known)
  expect(items.map(({ state, progress }) => [state, progress.length])).toEqual(planned.map(() => ['inForce', 1]))
  return planned
}

async function endHelp(county: CaseCounty, known: Known, measures: readonly string[]): Promise<void> {
  for (const measureId of measures) {
    const end = { measureId, endedOn: county.today(), reason: '日子稳了' }
    dataOf(await county.tell('officer', 'town', 'endMeasure', end, { expectedVersion: 3 }))
  }
  const { items } = await measuresOf(county, known)
  expect(items.map(({ state }) => state)).toEqual(measures.map(() => 'ended'))
}

async function* clear(county: CaseCounty, known: Known): Life {
  const { tell, cases } = county
  const { householdId, openid, way } = known
  const proposed = dataOf(await tell('cadre', openid, 'proposeClearance', { householdId }))
  expect(proposed).toMatchObject({ state: 'proposed', dueOn: '2027-09-27' })
  const { caseId } = proposed
  expect((await cases.detailOf(caseId)).calendarNotes).toEqual([expect.stringContaining('2027')])
  for (const [day, state, dueOn] of CLEARANCE) {
    yield day
    expect(dataOf(await cases.step(caseId, day, { way }))).toMatchObject({ state, dueOn })
  }
  expect(await cases.detailOf(caseId)).toMatchObject({ early: false, announcedOn: '2027-10-08' })
}

async function readTheEnd(county: CaseCounty, known: Known): Promise<void> {
  const { householdNo, openid, cleared, reporter } = known
  await county.expectQuiet(householdNo, cleared)
  const { items } = dataOf(await county.ask('cadre', openid, 'cases', {}))
  expect(items.filter((item) => item.householdNo === householdNo)).toEqual([])
  await reporter.reads({ outcome: 'identify', reason: HEARD, identification: { state: 'announced', reason: null } })
  expect(await county.timelineOf(householdNo)).toEqual(tellStory(known))
}

async function runningCase({ ask }: CaseCounty, { openid, householdNo }: Known): Promise<string> {
  const { items } = dataOf(await ask('cadre', openid, 'cases', {}))
  const found = items.find((item) => item.householdNo === householdNo)
  if (found === undefined) throw new Error(`${householdNo} is in no case`)
  return found.caseId
}

async function measuresOf({ ask }: CaseCounty, { householdId }: Known) {
  return dataOf(await ask('officer', 'town', 'measures', { householdId }))
}
