import type { OrderDetail } from '../../src/contract/views'
import type { Day } from '../../src/domain/calendar/day'
import type { Met, Outcome } from '../../src/domain/order/order'
import { dataOf } from './answers'
import { MONDAY, type Functions } from './open-functions'

interface Act {
  readonly openid?: string
  /** As the page showed it; the usual one when an order has gone its way undisturbed. */
  readonly expectedVersion?: number
}

/** The cadre of 白杨村, who does what no test says somebody else does. */
const USUAL = 'baiyang'

/** What people do with orders. */
export function orderSteps({ ask, tell }: Functions) {
  return {
    detailOf: async (orderId: string, openid = USUAL) => dataOf(await ask('cadre', openid, 'order', { orderId })),

    accept: (orderId: string, { openid = USUAL, expectedVersion = 1 }: Act = {}) =>
      tell('cadre', openid, 'acceptOrder', { orderId }, { expectedVersion }),

    visit: (
      orderId: string,
      {
        openid = USUAL,
        expectedVersion = 2,
        visitedOn = MONDAY,
        met = 'head',
      }: Act & { visitedOn?: Day; met?: Met } = {},
    ) => tell('cadre', openid, 'recordVisit', { orderId, visitedOn, met, note: '看了发票' }, { expectedVersion }),

    /** Every piece of evidence is found to be what the order is found to be. */
    close: (
      orderId: string,
      outcome: Outcome,
      {
        openid = USUAL,
        expectedVersion = 3,
        reason = '看过',
        found = BILLS,
      }: Act & { reason?: string; found?: readonly Piece[] } = {},
    ) => {
      const findings = found.map((piece) => ({ ...piece, finding: outcome }))
      return tell('cadre', openid, 'closeOrder', { orderId, outcome, reason, findings }, { expectedVersion })
    },
  }
}

interface Piece {
  readonly rule: string
  readonly key: string
}

/** The two bills of `MEDICAL`. */
const BILLS: readonly Piece[] = ['medical/J1', 'medical/J2'].map((key) => ({ rule: 'R06', key }))

/** What a visit has to say something about. */
export function evidenceOf({ hits }: OrderDetail): readonly Piece[] {
  return hits
    .filter(({ kind }) => kind === 'risk')
    .flatMap(({ rule, evidence }) => evidence.map(({ key }) => ({ rule, key })))
}
