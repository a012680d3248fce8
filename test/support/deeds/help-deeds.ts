import { MEASURE_TRANSITIONS, type MeasureAction } from '../../../src/domain/support/measure'
import { CADRE, OFFICER } from '../deployed-county'
import type { Tellings } from './deed'
import type { Scene } from './scene'

/** Classes and items of the catalogue. */
const HELP = [
  { measure: 'M04', item: '医疗救助' },
  { measure: 'M02', item: '公益岗位' },
  { measure: 'M01', item: '产业奖补' },
]

/** What is done to help, and what departments answer. */
export const helpDeeds: Tellings<MeasureAction | 'planMeasure' | 'answerCorrection'> = {
  planMeasure: async (scene) => {
    const home = scene.one(await scene.households())
    const help = scene.one(HELP)
    if (home === undefined || help === undefined) return undefined
    const plan = { householdId: home.householdId, ...help, startBy: scene.day, until: null, department: null }
    return { within: 'officer', openid: OFFICER, payload: plan }
  },
  startMeasure: async (scene) => {
    const measure = await measureFor(scene, 'startMeasure')
    return measure && { within: 'officer', openid: OFFICER, ...told(measure, { startedOn: scene.day }) }
  },
  addProgress: async (scene) => {
    const measure = await measureFor(scene, 'addProgress')
    const done = { on: scene.day, done: '发了工资', fen: 60_000 }
    return measure && { within: 'cadre', openid: CADRE, ...told(measure, done) }
  },
  endMeasure: async (scene) => {
    const measure = await measureFor(scene, 'endMeasure')
    return measure && { within: 'officer', openid: OFFICER, ...told(measure, { endedOn: scene.day, reason: '到期' }) }
  },
  cancelMeasure: async (scene) => {
    const measure = await measureFor(scene, 'cancelMeasure')
    return measure && { within: 'officer', openid: OFFICER, ...told(measure, { reason: '本人不愿意' }) }
  },
  answerCorrection: async (scene) => {
    const correction = scene.one(await scene.corrections(), ({ state }) => state === 'open')
    if (correction === undefined) return undefined
    const { correctionId, version: expectedVersion } = correction
    return { within: 'officer', openid: OFFICER, payload: { correctionId, answer: '已更正' }, expectedVersion }
  },
}

type Measure = Awaited<ReturnType<Scene['measures']>>[number]

async function measureFor(scene: Scene, action: MeasureAction): Promise<Measure | undefined> {
  return scene.one(await scene.measures(), ({ state }) => MEASURE_TRANSITIONS[state][action] !== null)
}

function told<More extends object>({ measureId, version }: Measure, more: More) {
  return { payload: { measureId, ...more }, expectedVersion: version }
}
