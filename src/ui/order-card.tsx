import { Text, View } from '@tarojs/components'
import type { OrderCard as Card } from '../contract/views'
import { OUTCOME_WORDS, ORDER_STATE_WORDS } from '../domain/order/order'
import { findClockWords, findDueWords } from './clock'
import { lampLabel } from './lamp-words'
import { Lamps } from './lamps'
import { ClockTag, StateTag, UrgentTags, urgentWords } from './order-tags'
import { Tag } from './tag'
import { Tappable } from './tappable'
import './order-card.scss'

interface OrderCardProps {
  order: Card
  /** The village is named only where the list goes over several. */
  withVillage: boolean
  onOpen(orderId: string): void
}

/** An order as a line of a list: who and where first, the clock in the corner, then lamps and what it is about. */
export function OrderCard({ order, withVillage, onOpen }: OrderCardProps) {
  return (
    <Tappable className="order-card" label={orderLabel(order, withVillage)} onTap={() => onOpen(order.orderId)}>
      <View className="order-card__head">
        <View className="order-card__who">
          <Text className="order-card__name">{order.headName}</Text>
          <Text className="order-card__place">{placeWords(order, withVillage)}</Text>
        </View>
        <ClockTag order={order} />
      </View>
      <Lamps lit={order.lamps} />
      <Text className="order-card__headline">{order.headline}</Text>
      <View className="order-card__tags">
        <StateTag state={order.state} />
        <UrgentTags order={order} />
        {order.reported && <Tag tone="green">群众自己报的</Tag>}
        {order.level === 'township' && <Tag tone="grey">镇里办</Tag>}
        <Text className="order-card__due">{lastWords(order)}</Text>
      </View>
    </Tappable>
  )
}

export function placeWords(order: Pick<Card, 'villageName' | 'group'>, withVillage: boolean): string {
  return [withVillage ? order.villageName : '', order.group ?? ''].filter((word) => word !== '').join(' ')
}

function lastWords(order: Card): string {
  if (order.outcome !== null) return OUTCOME_WORDS[order.outcome]
  return findDueWords(order) ?? ''
}

/** The whole card in one breath, in the order in which it is read. */
function orderLabel(order: Card, withVillage: boolean): string {
  const words = [
    order.headName,
    placeWords(order, withVillage),
    findClockWords(order) ?? '',
    lampLabel(order.lamps),
    order.headline,
    ORDER_STATE_WORDS[order.state],
    ...(order.state === 'closed' ? [] : order.urgent.map(urgentWords)),
    lastWords(order),
  ]
  return words.filter((word) => word !== '').join('，')
}
