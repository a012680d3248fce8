import type { Outcome } from '../domain/order/order'

/** What a villager reads when an order is closed. The cadre sees the same sentence before sending. */
export const OUTCOME_SENTENCES = {
  identify: '您说的情况是真的。现在按程序往下办。',
  helped: '情况是真的。您家已有的帮扶，现在够用。有变化请再报。',
  refer: '情况是真的。这件事归民政等部门管，已经转过去。',
  notRisk: '上门看过了，眼下过得去。有变化请再报。',
  dataError: '是登记的信息错了，不是您家的问题。已请部门改。',
  changed: '上门看时，难处已经过去了。再有难处，随时报。',
  unreachable: '找过您，没找到。您回个话，我们接着办。',
} as const satisfies Record<Outcome, string>
