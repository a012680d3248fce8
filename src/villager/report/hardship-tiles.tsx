import { Text, View } from '@tarojs/components'
import { HARDSHIP_WORDS, HARDSHIPS, type Hardship } from '../../domain/order/order'
import { a11y } from '../../platform/a11y'
import { Pictogram } from '../../ui/pictogram'
import { Tappable } from '../../ui/tappable'
import './hardship-tiles.scss'

interface HardshipTilesProps {
  chosen: Hardship | undefined
  onChoose(kind: Hardship): void
}

/** Eight pictures to choose from, large enough for hands that miss. */
export function HardshipTiles({ chosen, onChoose }: HardshipTilesProps) {
  return (
    <View className="tiles" {...a11y({ role: 'radiogroup', label: '遇到了什么难处？' })}>
      {HARDSHIPS.map((kind) => {
        const { name, help } = HARDSHIP_WORDS[kind]
        const isChosen = kind === chosen
        return (
          <Tappable
            key={kind}
            className={isChosen ? 'tiles__one tiles__one--chosen' : 'tiles__one'}
            role="radio"
            checked={isChosen}
            label={isChosen ? `${name}，${help}，已选中` : `${name}，${help}`}
            onTap={() => onChoose(kind)}
          >
            <Pictogram of={kind} />
            <Text className="tiles__name">{name}</Text>
            <Text className="tiles__help">{help}</Text>
            {isChosen && (
              <View className="tiles__mark" {...a11y({ hidden: true })}>
                <Text>✓</Text>
              </View>
            )}
          </Tappable>
        )
      })}
    </View>
  )
}
