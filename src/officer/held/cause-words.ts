import type { HeldCause } from '../../contract/views'
import { shortDay } from '../../ui/day-words'

/** A delivery for which orders are held. */
export type HeldBatch = Extract<HeldCause['from'], { kind: 'batch' }>

/** What a cause is called: 指标：自付医疗特别大, or 数据：医疗费用结算（11月23日送来）. */
export function causeTitle(from: HeldCause['from']): string {
  return from.kind === 'rule' ? `指标：${from.name}` : `数据：${from.feedName}（${shortDay(from.receivedOn)}送来）`
}

/** 占全县5%, and where the share rounds to nothing 占全县不到1%. */
export function shareWords(households: number, all: number): string {
  const percent = Math.round((100 * households) / all)
  return percent < 1 ? '占全县不到1%' : `占全县${percent}%`
}
