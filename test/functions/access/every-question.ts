import type { Payload, QueryName } from '../../../src/contract/operations'
import type { Home } from './a-home'

/** All that somebody with a post can ask, about everything that there is; null for what goes by a code or by who sent it. */
export const QUESTIONS = {
  openCode: null,
  openNotice: null,
  reportStatus: null,
  myReports: null,
  receiptStatus: ({ reportNo }) => [{ reportNo }],
  resultObjections: () => [{}],
  me: () => [{}],
  inbox: () => [{}],
  order: ({ orderId }) => [{ orderId }],
  colleagues: ({ orderId }) => [{ orderId }],
  sweeps: () => [{}],
  sweepProgress: ({ roundId }) => [{ roundId }],
  sweepHouseholds: ({ roundId, villageCode }) => [{ roundId, village: villageCode }],
  cases: ({ villageCode }) => [{}, { area: villageCode }],
  case: ({ caseId }) => [{ caseId }],
  staffOf: () => [{}],
  accessLog: ({ householdNo }) => [{}, { householdNo }],
  dataOf: ({ householdId, personId }) => [{ householdId, personId }],
  progress: ({ villageCode }) => [{}, { area: villageCode }, { area: villageCode.slice(0, 9) }],
  orders: ({ villageCode }) => [
    {},
    { area: villageCode },
    { area: villageCode.slice(0, 9) },
    { area: villageCode.slice(0, 6) },
  ],
  households: ({ householdNo, headName }) => [
    { by: 'number', text: 'H' },
    { by: 'number', text: householdNo },
    { by: 'name', text: headName },
  ],
  measures: ({ householdId }) => [{ householdId }],
  quality: ({ villageCode }) => [{}, { area: villageCode }],
  corrections: () => [{}],
  hitRates: () => [{}],
  freshness: () => [{}],
  timeline: ({ householdId }) => [{ householdId }],
  monthlyStatistics: ({ villageCode }) => [{ month: '2026-11' }, { month: '2026-11', area: villageCode.slice(0, 9) }],
  heldOrders: ({ county }) => [{ county }],
} satisfies { [Q in QueryName]: null | ((home: Home) => readonly Payload<Q>[]) }
