import type { FieldValue } from '../household/facts'
import { amountText } from '../rulebook/amount-text'
import type { Column } from './feed'

/** The value of a column as people read it. */
export function valueText({ type, units }: Pick<Column, 'type' | 'units'>, value: FieldValue): string {
  if (value === null) return '（空）'
  if (typeof value === 'object') return value.join('、')
  if (type === 'fen') return amountText(Number(value), '元')
  return type === 'number' ? amountText(Number(value), units[0] ?? null) : String(value)
}
