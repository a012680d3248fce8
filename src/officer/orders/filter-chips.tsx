import type { Counts } from '../../contract/views'
import { ORDER_STATES, ORDER_STATE_WORDS } from '../../domain/order/order'
import { Chips } from '../../ui/chips'
import { totalOf } from '../../ui/state-bar'
import type { Filter } from './filter'

interface FilterChipsProps {
  counts: Counts | undefined
  chosen: Filter | undefined
  onChoose(filter: Filter | undefined): void
}

const FILTERS = [...ORDER_STATES, 'late'] as const satisfies readonly Filter[]
const FILTER_WORDS = { ...ORDER_STATE_WORDS, late: '超时' } as const satisfies Record<Filter, string>

/** 全部 待接单 已接单 已入户 已办结 超时, with counts. */
export function FilterChips({ counts, chosen, onChoose }: FilterChipsProps) {
  return (
    <Chips
      label="看哪些"
      chips={[
        {
          words: '全部',
          count: counts && totalOf(counts),
          chosen: chosen === undefined,
          onChoose: () => onChoose(undefined),
        },
        ...FILTERS.map((filter) => ({
          words: FILTER_WORDS[filter],
          count: counts?.[filter],
          chosen: chosen === filter,
          onChoose: () => onChoose(filter),
        })),
      ]}
    />
  )
}
