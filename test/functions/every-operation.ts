import { sweepPolicy } from '../../cloudfunctions/server/sweeps/sweep-policy'
import type { Answer } from '../../src/contract/operations'
import type { OrderDetail } from '../../src/contract/views'
import type { Operation } from '../../src/domain/access/permission-table'
import {
  type DeployedCounty,
  CADRE,
  COUNTY,
  OFFICER,
  tell,
  TODAY,
  TOWNSHIP_OFFICER,
  VILLAGE,
  VILLAGER,
} from '../support/deployed-county'
import { everyAccessOperation } from './every-access-operation'
import { everyCaseOperation } from './every-case-operation'
import { everyHelpOperation } from './every-help-operation'

/** Asks and tells everything that there is, from the upload of the register to the night after a closing. @returns what was asked */
export async function everyOperation(county: DeployedCounty): Promise<readonly string[]> {
  const asked: Operation[] = ['importFile', 'undoImport', 'scoreNight', 'replaceCode']
  const ask = <T>(name: 'villager' | 'cadre' | 'officer', openid: string, query: Operation, payload: object) => {
    asked.push(query)
    return county.get<T>(name, openid, { query, payload })
  }
  const tellTo = <T>(
    name: 'villager' | 'cadre' | 'officer',
    openid: string,
    command: Operation,
    payload: object,
    version?: number,
  ) => {
    asked.push(command)
    return county.get<T>(name, openid, tell(command, payload, { expectedVersion: version }))
  }
  const code = await county.newCode('H1')
  await ask('villager', VILLAGER, 'openCode', { code })
  const said = { code, kind: 'illness', forWhom: 'own', words: '腿疼' }
  const { reportNo } = await tellTo<{ reportNo: string }>('villager', VILLAGER, 'submitReport', said)
  await ask('villager', VILLAGER, 'reportStatus', { county: COUNTY, reportNo })
  await ask('villager', VILLAGER, 'myReports', { county: COUNTY })
  await ask('cadre', CADRE, 'me', {})
  for (const openid of [VILLAGER, CADRE]) await ask('cadre', openid, 'myMessages', { county: COUNTY })
  await ask('cadre', CADRE, 'inbox', {})
  await ask('officer', OFFICER, 'progress', {})
  await ask('officer', OFFICER, 'orders', {})
  for (const by of ['number', 'name'] as const) await ask('cadre', CADRE, 'households', { by, text: 'H1' })
  await ask('officer', OFFICER, 'heldOrders', {})
  await tellTo('officer', OFFICER, 'releaseHeld', { county: COUNTY, cause: 'rule:R01' })
  const { orderId, version } = await county.orderOf('H1')
  const { hits } = await ask<OrderDetail>('cadre', CADRE, 'order', { orderId })
  await tellTo('cadre', CADRE, 'acceptOrder', { orderId }, version)
  await tellTo('cadre', CADRE, 'recordVisit', { orderId, visitedOn: TODAY, met: 'head', note: '' }, version + 1)
  const findings = hits.flatMap(({ rule, evidence }) =>
    evidence.map(({ key }) => ({ rule, key, finding: 'dataError' })),
  )
  await tellTo('cadre', CADRE, 'closeOrder', { orderId, outcome: 'dataError', reason: '旧', findings }, version + 2)
  await everyHelpOperation('H1', { ask, tellTo })
  await everyHistoryQuestion('H1', ask)
  await objectAndReopen(county, reportNo, asked)
  await sweepOnce(county, asked)
  await everyCaseOperation(county, 'H2', { ask, tellTo })
  await everyAccessOperation(county, 'H2', { ask, tellTo })
  await county.call('nightly', 'timer', {})
  for (const batch of await county.batches())
    await county.call('importer', { openid: OFFICER }, tell('undoImport', { county: COUNTY, batch }))
  return asked
}

/** What has happened to a household, and in a month. */
async function everyHistoryQuestion(
  householdNo: string,
  ask: <T>(name: 'officer', openid: string, query: Operation, payload: object) => Promise<T>,
): Promise<void> {
  const found = await ask<Answer<'households'>>('officer', OFFICER, 'households', { by: 'number', text: householdNo })
  const householdId = found.items[0]?.householdId
  await ask('officer', OFFICER, 'timeline', { householdId })
  await ask('officer', OFFICER, 'monthlyStatistics', { month: TODAY.slice(0, 7) })
}

/** What follows a result: an objection, its two answers, and what the township does to the order. */
async function objectAndReopen(county: DeployedCounty, reportNo: string, asked: Operation[]): Promise<void> {
  asked.push(...(['objectToResult', 'resultObjections', 'answerResultObjection', 'receiptStatus'] as const))
  asked.push(...(['reopenOrder', 'urgeOrder', 'colleagues', 'handOverOrder', 'reportFor', 'enterSignal'] as const))
  const town = <T>(query: Operation, payload: object) => county.get<T>('officer', TOWNSHIP_OFFICER, { query, payload })
  const townTells = (command: Operation, payload: object, expectedVersion?: number) =>
    county.get('officer', TOWNSHIP_OFFICER, tell(command, payload, { expectedVersion }))
  await county.get('villager', VILLAGER, tell('objectToResult', { county: COUNTY, reportNo, words: '不对' }))
  const { items } = await town<Answer<'resultObjections'>>('resultObjections', {})
  const [{ objectionId, orderId, version } = { objectionId: '', orderId: '', version: 0 }] = items
  await townTells('answerResultObjection', { objectionId, reason: '查过' })
  await town('receiptStatus', { reportNo })
  await townTells('reopenOrder', { orderId, reason: '再看' }, version)
  await townTells('urgeOrder', { orderId }, version + 1)
  const { items: people } = await town<Answer<'colleagues'>>('colleagues', { orderId })
  await townTells('handOverOrder', { orderId, to: people[0]?.staffId, reason: '换人' }, version + 1)
  await county.get('cadre', CADRE, tell('reportFor', { householdNo: 'H2', kind: 'care' }))
  const signal = { householdNo: 'H2', channel: 'letter', forWhom: 'other', kind: 'job' }
  await townTells('enterSignal', signal)
}

/** A round, one house of it, and how far it is. */
async function sweepOnce(county: DeployedCounty, asked: Operation[]): Promise<void> {
  asked.push('startSweep', 'sweeps', 'sweepProgress', 'sweepHouseholds', 'checkHousehold')
  const round = tell('startSweep', { area: VILLAGE, from: TODAY, until: TODAY })
  const { roundId } = await county.get<Answer<'startSweep'>>('officer', TOWNSHIP_OFFICER, round)
  const first = { query: 'sweepHouseholds', payload: { roundId, village: VILLAGE } }
  const { items } = await county.get<Answer<'sweepHouseholds'>>('cadre', CADRE, first)
  const cursor = items[0]?.householdId
  await county.get('cadre', CADRE, { ...first, payload: { ...first.payload, cursor } })
  const answers = sweepPolicy().questions.map(({ id }) => ({ question: id, yes: true }))
  await county.get('cadre', CADRE, tell('checkHousehold', { roundId, householdNo: 'H1', answers, words: '难' }))
  await county.get('cadre', CADRE, { query: 'sweeps', payload: {} })
  await county.get('cadre', CADRE, { query: 'sweepProgress', payload: { roundId } })
}
