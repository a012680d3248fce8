import { Text, View } from '@tarojs/components'
import { ORDER_STATES, type OrderState } from '../../domain/order/order'
import { a11y } from '../../platform/a11y'
import { STATE_WORDS } from '../status-words'
import './steps.scss'

/** The four steps below each other: done ones carry a tick, the rest a hollow ring. One picture for a screen reader. */
export function Steps({ at }: { at: OrderState }) {
  const reached = ORDER_STATES.indexOf(at)
  const label = `一共${ORDER_STATES.length}步，到了第${reached + 1}步：${STATE_WORDS[at].step}`
  return (
    <View className="steps" {...a11y({ role: 'img', label })}>
      {ORDER_STATES.map((state, index) => (
        <View key={state} className={index <= reached ? 'steps__one steps__one--done' : 'steps__one'}>
          <View className="steps__mark">
            <Text>{index <= reached ? '✓' : ''}</Text>
          </View>
          <Text className="steps__word">{STATE_WORDS[state].step}</Text>
        </View>
      ))}
    </View>
  )
}
