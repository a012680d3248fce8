import type { Answer } from '../../src/contract/operations'
import type { HitView, OrderCard, OrderDetail } from '../../src/contract/views'

export const TODAY = '2026-11-23'
export const ORDER_ID = '00000000-0000-4000-8000-000000000001'

export function card(changes: Partial<OrderCard> = {}): OrderCard {
  return {
    orderId: ORDER_ID,
    orderNo: '261120000001',
    version: 1,
    householdNo: 'H001',
    headName: '王桂兰',
    group: '一组',
    villageCode: '610999101001',
    villageName: '石门沟村',
    level: 'village',
    state: 'issued',
    openedOn: '2026-11-18',
    dueOn: '2026-11-24',
    late: false,
    clock: 'onTime',
    urges: 0,
    daysLeft: 1,
    score: 40,
    lamps: 2,
    urgent: ['医疗'],
    reported: false,
    outcome: null,
    headline: '自付医疗特别大',
    ...changes,
  }
}

export function hit(rule: string, keys: readonly string[], changes: Partial<HitView> = {}): HitView {
  return {
    rule,
    name: `指标${rule}`,
    kind: 'risk',
    points: 20,
    core: null,
    value: '34,600元',
    threshold: '26,000元',
    offWhen: '12个月内自付降到26,000元以下',
    evidence: keys.map((key) => ({
      key,
      who: null,
      says: `依据${key}`,
      date: '2026-08-17',
      department: '县医保局',
      freshness: { state: 'fresh', says: '2026-11-01 收到。' },
      verified: null,
    })),
    ...changes,
  }
}

export function detail(changes: Partial<OrderDetail> = {}, cardChanges: Partial<OrderCard> = {}): OrderDetail {
  return {
    card: card(cardChanges),
    hits: [hit('R05', ['medical/1', 'medical/2'], { core: '医疗' }), hit('R13', ['households/1'])],
    unknown: [],
    reports: [],
    household: { people: 3, address: null, phone: null, members: [] },
    visit: null,
    findings: [],
    reason: null,
    assigneeName: null,
    scoreNow: 40,
    belowOrderLine: false,
    nextChangeOn: null,
    calendarNotes: [],
    acts: [],
    history: [],
    may: [],
    ...changes,
  }
}

export function me(changes: Partial<Answer<'me'>> = {}): Answer<'me'> {
  return {
    name: '周建民',
    today: TODAY,
    posts: [{ role: 'villageCadre', roleWord: '村干部', areaCode: '610999101001', areaName: '石门沟村' }],
    badge: { open: 3, dueToday: 1, late: 1 },
    ...changes,
  }
}
