import type { Topic } from '../domain/message/topic'

/**
 * The whole text of a message. It appears on a locked phone that others look at: it names nobody and nothing of a household. A
 * `thing` of a subscription message takes twenty characters.
 */
export const MESSAGE_WORDS = {
  'order.new': '您有一个新的核实任务',
  'order.more': '有一户又报了难处，请看工单',
  'order.yours': '有一个核实任务转交给您',
  'order.again': '有一户要重新核实',
  'order.urged': '有一个核实任务在督办',
  'order.dueSoon': '有一个核实任务快到期',
  'order.late': '有一个核实任务已超时',
  'case.step': '有一个认定事项等您办理',
  'case.back': '有一个认定事项被退回',
  'case.notice': '村里贴出了一份公示',
  'case.objection': '有人对公示提出异议',
  'case.answered': '您对公示的异议有答复了',
  'case.late': '有一个认定事项已超时',
  'report.received': '您报的情况收到了',
  'report.answered': '您报的情况有结果了',
  'report.again': '您报的情况要重新核实',
  'objection.new': '有人对核实结果有异议',
  'objection.answered': '您的异议有答复了',
  'correction.new': '有一条部门数据要更正',
  'orders.held': '有一批工单等您放行',
} as const satisfies Record<Topic, string>
