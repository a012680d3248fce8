import type { Operation } from '../../src/domain/access/permission-table'
import { CADRE, COUNTY, OFFICER, TODAY } from '../support/deployed-county'

type Name = 'cadre' | 'officer'
interface Asking {
  ask<T>(name: Name, openid: string, query: Operation, payload: object): Promise<T>
  tellTo<T>(name: Name, openid: string, command: Operation, payload: object, version?: number): Promise<T>
}

interface Changed {
  readonly measureId: string
}

/** Help for a household from its plan to its end, what is noted down wrongly, and what departments are told of a closing before it. */
export async function everyHelpOperation(householdNo: string, { ask, tellTo }: Asking): Promise<void> {
  const found = await ask<{ items: { householdId: string }[] }>('cadre', CADRE, 'households', {
    ...{ by: 'number', text: householdNo },
  })
  const householdId = found.items[0]?.householdId
  const plan = (measure: string, item: string) =>
    tellTo<Changed>('officer', OFFICER, 'planMeasure', {
      ...{ householdId, measure, item, startBy: TODAY, until: null, department: null },
    })
  const { measureId } = await plan('M05', '劝返复学')
  const done = { measureId, on: TODAY, done: '老师上门', fen: null }
  await tellTo('officer', OFFICER, 'startMeasure', { measureId, startedOn: TODAY }, 1)
  await tellTo('cadre', CADRE, 'addProgress', done, 2)
  await tellTo('officer', OFFICER, 'endMeasure', { measureId, endedOn: TODAY, reason: '已复学' }, 3)
  const other = await plan('M06', '学费减免')
  await tellTo('officer', OFFICER, 'cancelMeasure', { measureId: other.measureId, reason: '不用了' }, 1)
  await ask('cadre', CADRE, 'measures', { householdId })

  await ask('officer', OFFICER, 'quality', { area: COUNTY })
  await ask('officer', OFFICER, 'hitRates', {})
  await ask('officer', OFFICER, 'freshness', {})
  const { items } = await ask<{ items: { correctionId: string }[] }>('officer', OFFICER, 'corrections', {})
  const correctionId = items[0]?.correctionId
  await tellTo('officer', OFFICER, 'answerCorrection', { correctionId, answer: '下月更正' }, 1)
}
