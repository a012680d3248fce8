import { Text, View } from '@tarojs/components'
import type { OrderCard as Card } from '../../contract/views'
import { a11y } from '../../platform/a11y'
import { openPage } from '../../platform/navigation'
import { CLOCK_GROUP_WORDS, groupByClock } from '../../ui/clock'
import { OrderCard } from '../../ui/order-card'
import './clock-groups.scss'

/** The cards under 已超时 · 今天到期 · 三天内 · 以后. */
export function ClockGroups({ cards, withVillage }: { cards: readonly Card[]; withVillage: boolean }) {
  return groupByClock(cards).map(({ group, cards: found }) => (
    <View key={group} className="clock-groups">
      <Text className="clock-groups__title" {...a11y({ role: 'heading', level: 2 })}>
        {CLOCK_GROUP_WORDS[group]}
      </Text>
      {found.map((card) => (
        <OrderCard
          key={card.orderId}
          order={card}
          withVillage={withVillage}
          onOpen={(orderId) => openPage('cadre/order/index', { orderId })}
        />
      ))}
    </View>
  ))
}
