import { Text, View } from '@tarojs/components'
import type { OrderCard } from '../../contract/views'
import { placeWords } from '../../ui/order-card'
import { Tappable } from '../../ui/tappable'
import '../../ui/text.scss'

/** Whose order the form is about, and the way back to reading it. */
export function FormHead({ card, onLeave }: { card: OrderCard; onLeave(): void }) {
  return (
    <View className="link-row">
      <Text>{`${card.headName} ${placeWords(card, true)}`}</Text>
      <Tappable className="link" label="回工单，填的会留着" onTap={onLeave}>
        <Text>回工单</Text>
      </Tappable>
    </View>
  )
}
