import { Text, View } from '@tarojs/components'
import { a11y } from '../platform/a11y'
import { Tappable } from './tappable'
import './chips.scss'

interface Chip {
  readonly words: string
  /** Left out while it is not known yet. */
  readonly count?: number
  readonly chosen: boolean
  onChoose(): void
}

/** Filters of a list, each with how many it would leave. */
export function Chips({ label, chips }: { label: string; chips: readonly Chip[] }) {
  return (
    <View className="chips" {...a11y({ role: 'radiogroup', label })}>
      {chips.map(({ words, count, chosen, onChoose }) => {
        const text = count === undefined ? words : `${words} ${count}`
        return (
          <Tappable
            key={words}
            className={chosen ? 'chips__one chips__one--chosen' : 'chips__one'}
            role="radio"
            label={chosen ? `${text}，已选中` : text}
            checked={chosen}
            onTap={onChoose}
          >
            <Text>{text}</Text>
          </Tappable>
        )
      })}
    </View>
  )
}
