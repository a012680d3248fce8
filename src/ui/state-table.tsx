import { Text, View } from '@tarojs/components'
import type { Counts } from '../contract/views'
import { ORDER_STATES, ORDER_STATE_WORDS } from '../domain/order/order'
import { a11y } from '../platform/a11y'
import './state-table.scss'

interface StateTableProps {
  caption: string
  /** What the first column names: 乡镇 or 村. */
  heading: string
  rows: readonly { readonly code: string; readonly name: string; readonly counts: Counts }[]
}

/** The numbers of the bars as a table, for those whom a table serves better. It scrolls inside its own box when type is large. */
export function StateTable({ caption, heading, rows }: StateTableProps) {
  return (
    <View className="state-table">
      <View className="state-table__table" {...a11y({ role: 'table', label: caption })}>
        <View className="state-table__row state-table__row--head" {...a11y({ role: 'row' })}>
          {[heading, ...ORDER_STATES.map((state) => ORDER_STATE_WORDS[state]), '超时'].map((words) => (
            <Text key={words} className="state-table__cell" {...a11y({ role: 'columnheader' })}>
              {words}
            </Text>
          ))}
        </View>
        {rows.map(({ code, name, counts }) => (
          <View key={code} className="state-table__row" {...a11y({ role: 'row' })}>
            <Text className="state-table__cell" {...a11y({ role: 'rowheader' })}>
              {name}
            </Text>
            {[...ORDER_STATES, 'late' as const].map((column) => (
              <Text key={column} className="state-table__cell" {...a11y({ role: 'cell' })}>
                {counts[column]}
              </Text>
            ))}
          </View>
        ))}
      </View>
    </View>
  )
}
