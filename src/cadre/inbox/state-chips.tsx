import type { Counts } from '../../contract/views'
import { ORDER_STATE_WORDS, type OrderState } from '../../domain/order/order'
import { Chips } from '../../ui/chips'

export type OpenState = Exclude<OrderState, 'closed'>
const OPEN_STATES = ['issued', 'accepted', 'visited'] as const satisfies readonly OpenState[]

interface StateChipsProps {
  counts: Counts | undefined
  chosen: OpenState | undefined
  onChoose(state: OpenState | undefined): void
}

/** 全部 待接单 已接单 已入户, with counts. */
export function StateChips({ counts, chosen, onChoose }: StateChipsProps) {
  const all = counts && OPEN_STATES.reduce((sum, state) => sum + counts[state], 0)
  return (
    <Chips
      label="看哪些"
      chips={[
        { words: '全部', count: all, chosen: chosen === undefined, onChoose: () => onChoose(undefined) },
        ...OPEN_STATES.map((state) => ({
          words: ORDER_STATE_WORDS[state],
          count: counts?.[state],
          chosen: chosen === state,
          onChoose: () => onChoose(state),
        })),
      ]}
    />
  )
}
