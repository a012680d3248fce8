import { Text, View } from '@tarojs/components'
import { a11y } from '../platform/a11y'
import { Tappable } from './tappable'
import './figures.scss'

interface Figure {
  readonly words: string
  readonly count: number
  /** Opens the list behind the number. */
  onOpen?(): void
}

/** Numbers first: each with its word, without arrows or colours that judge. */
export function Figures({ figures }: { figures: readonly Figure[] }) {
  return (
    <View className={`figures figures--${figures.length}`}>
      {figures.map(({ words, count, onOpen }) => {
        const inside = (
          <>
            <Text className="figures__count">{count}</Text>
            <Text className="figures__words">{words}</Text>
          </>
        )
        return onOpen === undefined ? (
          <View key={words} className="figures__one" {...a11y({ role: 'img', label: `${words}${count}` })}>
            {inside}
          </View>
        ) : (
          <Tappable
            key={words}
            className="figures__one figures__one--link"
            label={`${words}${count}，看单子`}
            onTap={onOpen}
          >
            {inside}
          </Tappable>
        )
      })}
    </View>
  )
}
