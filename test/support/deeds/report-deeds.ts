import { ENTERED_CHANNELS } from '../../../src/domain/order/channel'
import { FOR_WHOM, HARDSHIPS } from '../../../src/domain/order/order'
import { CADRE, COUNTY, OFFICER, TOWNSHIP_OFFICER, VILLAGER } from '../deployed-county'
import type { Tellings } from './deed'

/** Who reports: nobody may send too many. */
export const VILLAGERS: readonly string[] = [1, 2, 3].map((number) => `${VILLAGER}-${number}`)

type ReportCommand =
  'submitReport' | 'objectToResult' | 'reportFor' | 'enterSignal' | 'answerResultObjection' | 'replaceCode'

/** What is reported, objected to and answered. */
export const reportDeeds: Tellings<ReportCommand> = {
  submitReport: async (scene) => {
    const home = scene.one(await scene.households(), ({ householdNo }) => scene.codes.has(householdNo))
    const code = scene.codes.get(home?.householdNo ?? '')
    const openid = scene.one(VILLAGERS) ?? VILLAGER
    const kind = scene.one(HARDSHIPS) ?? 'other'
    const forWhom = scene.one(FOR_WHOM) ?? 'own'
    return code === undefined
      ? undefined
      : { within: 'villager', openid, payload: { code, kind, forWhom, words: '墙裂了', phone: '13712345678' } }
  },
  objectToResult: async (scene) => {
    const reporterOf = (hash: string | null) => VILLAGERS.find((openid) => scene.hash(openid) === hash)
    const own = (await scene.reports()).filter(({ reporterHash }) => reporterOf(reporterHash) !== undefined)
    const report = scene.one(own, ({ state, forWhom }) => state === 'closed' && forWhom === 'own')
    if (report === undefined) return undefined
    const { reportNo } = report
    const openid = reporterOf(report.reporterHash) ?? VILLAGER
    return { within: 'villager', openid, payload: { county: COUNTY, reportNo, words: '不对' } }
  },
  reportFor: async (scene) => {
    const home = scene.one(await scene.households())
    const kind = scene.one(HARDSHIPS) ?? 'other'
    return home && { within: 'cadre', openid: CADRE, payload: { householdNo: home.householdNo, kind } }
  },
  enterSignal: async (scene) => {
    const home = scene.one(await scene.households())
    if (home === undefined) return undefined
    const how = { channel: scene.one(ENTERED_CHANNELS) ?? 'letter', forWhom: scene.one(FOR_WHOM) ?? 'own' }
    const said = { ...how, kind: scene.one(HARDSHIPS) ?? 'other', words: '来信说' }
    return { within: 'officer', openid: TOWNSHIP_OFFICER, payload: { householdNo: home.householdNo, ...said } }
  },
  answerResultObjection: async (scene) => {
    const objection = scene.one(await scene.resultObjections(), ({ state }) => state === 'open')
    if (objection === undefined) return undefined
    const { objectionId } = objection
    return { within: 'officer', openid: TOWNSHIP_OFFICER, payload: { objectionId, reason: '查过了' } }
  },
  replaceCode: async (scene) => {
    const home = scene.one(await scene.households())
    const payload = { county: COUNTY, householdNo: home?.householdNo ?? '' }
    return home && { within: 'officer', openid: OFFICER, payload }
  },
}
