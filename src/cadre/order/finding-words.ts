import type { Finding } from '../../domain/order/order'

/** Short enough for two in a row on a phone of 320 px; the outcome of the whole order uses the full words. */
export const FINDING_WORDS = {
  identify: '启动识别',
  helped: '已有帮扶',
  refer: '转民政等',
  notRisk: '不算风险',
  dataError: '数据有误',
  changed: '情况已变',
  unreachable: '联系不上',
} as const satisfies Record<Finding, string>
