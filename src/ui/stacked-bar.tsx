import { Text, View } from '@tarojs/components'
import type { Counts } from '../contract/views'
import { ORDER_STATES, ORDER_STATE_WORDS } from '../domain/order/order'
import { a11y } from '../platform/a11y'
import { barLabel, barLength, barParts, totalOf } from './state-bar'
import { Tag } from './tag'
import './text.scss'
import './stacked-bar.scss'

interface StackedBarProps {
  name: string
  counts: Counts
  /** Total of the longest bar of the block. */
  longest: number
}

/** Orders of one area by state. The numbers stand beside the bar, so that nothing hangs on its colours. */
export function StackedBar({ name, counts, longest }: StackedBarProps) {
  return (
    <View className="stacked-bar" {...a11y({ role: 'img', label: barLabel(name, counts) })}>
      {totalOf(counts) === 0 ? (
        <Text className="quiet">没有数据</Text>
      ) : (
        <>
          <View className="stacked-bar__track">
            <View className="stacked-bar__bar" style={{ width: `${barLength(counts, longest)}%` }}>
              {barParts(counts).map(({ state, count }) => (
                <View
                  key={state}
                  className={`stacked-bar__part stacked-bar__part--${state}`}
                  style={{ flexGrow: count }}
                />
              ))}
            </View>
          </View>
          <View className="stacked-bar__numbers">
            {ORDER_STATES.map((state) => (
              <Text key={state}>{`${ORDER_STATE_WORDS[state]} ${counts[state]}`}</Text>
            ))}
            {counts.late > 0 && <Tag tone="orange">{`超时 ${counts.late}`}</Tag>}
          </View>
        </>
      )}
    </View>
  )
}

/** What the parts of the bars mean. */
export function BarLegend() {
  return (
    <View className="bar-legend" {...a11y({ hidden: true })}>
      {ORDER_STATES.map((state) => (
        <View key={state} className="bar-legend__entry">
          <View className={`bar-legend__patch stacked-bar__part--${state}`} />
          <Text>{ORDER_STATE_WORDS[state]}</Text>
        </View>
      ))}
    </View>
  )
}
