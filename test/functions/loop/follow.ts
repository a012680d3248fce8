import type { Day } from '../../../src/domain/calendar/day'
import type { CaseState } from '../../../src/domain/case/case'
import { codeOf, dataOf } from '../../support/answers'
import { expectedOf } from '../../support/published-cases'
import { begin, type Reporter } from './begin'
import { cadreOf, type CaseCounty } from './case-county'
import type { Life } from './side-by-side'
import type { Followed } from './stories'
import { FROM_MONDAY, URGENT_FROM_MONDAY, workOrder } from './work-order'

/** A household of the published cases and those who have to do with it. */
interface Known extends Followed {
  readonly householdNo: string
  readonly householdId: string
  /** Who does what the village does. */
  readonly openid: string
  readonly reporter: Reporter
}

type Schedule = readonly (readonly [on: Day, state: CaseState, nextBy: Day])[]

const HEARD = '看过发票和房子，属实'
const HELP_CAME_ON = '2026-11-25'
const PAPERS_BY = '2026-12-25'

const INCLUSION: Schedule = [
  ['2026-11-27', 'authorised', '2026-12-02'],
  ['2026-11-30', 'compared', '2026-12-05'],
  ['2026-12-02', 'assembled', '2026-12-03'],
  ['2026-12-03', 'noticed', '2026-12-10'],
  ['2026-12-09', 'reviewed', '2026-12-14'],
  ['2026-12-11', 'approved', '2026-12-15'],
  ['2026-12-14', 'announced', '2026-12-24'],
]

const CLEARANCE: Schedule = [
  ['2027-09-22', 'visited', '2027-09-27'],
  ['2027-09-24', 'assembled', '2027-09-27'],
  ['2027-09-27', 'noticed', '2027-10-05'],
  ['2027-10-04', 'reviewed', '2027-10-07'],
  ['2027-10-06', 'approved', '2027-10-08'],
  ['2027-10-08', 'announced', '2027-10-18'],
]

/** From what is first known of a household to its clearance: what is told, by whom, and what everybody reads on the way. */
export async function* follow(county: CaseCounty, householdNo: string, story: Followed): Life {
  const { householdId, villageCode } = await county.household(householdNo)
  const reporter = await begin(county, householdNo, story.begins)
  const known = { ...story, householdNo, householdId, openid: cadreOf(villageCode), reporter }
  yield '2026-11-24'
  const { score, lamps, hits: rules } = expectedOf(householdNo)
  const shows = { score, lamps, urgent: [...story.urgent], reported: story.begins.by !== 'files' }
  const clocks = story.urgent.length > 0 ? URGENT_FROM_MONDAY : FROM_MONDAY
  yield* workOrder(county, householdNo, { clocks, shows, rules, outcome: 'identify', reason: HEARD })
  await reporter.reads({ outcome: 'identify', reason: HEARD, identification: { state: 'running', reason: null } })
  yield* include(county, known)
  yield '2026-12-15'
  const help = yield* arrangeHelp(county, known)
  yield '2027-09-20'
  await endHelp(county, known, help)
  yield* clear(county, known)
  yield '2027-10-11'
  await readTheEnd(county, known)
}

/** The case that the closing has opened, step by step to its announcement. */
async function* include(county: CaseCounty, known: Known): Life {
  const { tell, cases } = county
  const { openid, helpFirst, category, risks, reporter } = known
  const caseId = await runningCase(county, known)
  expect((await cases.detailOf(caseId)).card).toMatchObject({ dueOn: '2026-11-30', hardDueOn: '2026-12-24' })
  if (helpFirst !== undefined) {
    const help = { caseId, helpedOn: HELP_CAME_ON, help: helpFirst }
    const helped = dataOf(await tell('cadre', openid, 'helpFirst', help, { expectedVersion: 1 }))
    expect(helped.dueOn).toBe(PAPERS_BY)
  }
  for (const [day, state, nextBy] of INCLUSION) {
    if (state === 'reviewed') {
      yield '2026-12-08'
      expect(codeOf(await cases.step(caseId, county.today()))).toBe('case.noticeRunning')
    }
    yield day
    const dueOn = helpFirst === undefined ? nextBy : PAPERS_BY
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

  yield '2026-12-16'
  for (const [place, measureId] of planned.entries()) {
    const startedOn = helpFirst !== undefined && place === 0 ? HELP_CAME_ON : county.today()
    dataOf(await tell('officer', 'town', 'startMeasure', { measureId, startedOn }, { expectedVersion: 1 }))
  }

  yield '2026-12-17'
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
