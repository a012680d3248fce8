import { Text, View } from '@tarojs/components'
import type { OrderDetail } from '../contract/views'
import { findDueWords } from './clock'
import { longDay, shortDay } from './day-words'
import { Lamps } from './lamps'
import { placeWords } from './order-card'
import { ClockTag, StateTag, UrgentTags } from './order-tags'
import './order-head.scss'

/** Whose order, how urgent, how far. */
export function OrderHead({ detail }: { detail: OrderDetail }) {
  const { card, assigneeName, scoreNow, belowOrderLine, nextChangeOn, calendarNotes } = detail
  const due = findDueWords(card)
  return (
    <View className="order-head">
      <View className="order-head__who">
        <Text className="order-head__name">{card.headName}</Text>
        <Text>{placeWords(card, true)}</Text>
      </View>
      <View className="order-head__tags">
        <StateTag state={card.state} />
        <ClockTag order={card} />
        <UrgentTags order={card} />
      </View>
      {due !== undefined && <Text className="order-head__due">{due}</Text>}
      {calendarNotes.map((note) => (
        <Text key={note} className="order-head__side">
          {note}
        </Text>
      ))}
      <Lamps lit={card.lamps} />
      <Text>
        {scoreNow === card.score ? `综合评价 ${card.score} 分` : `综合评价 ${card.score} 分，现在 ${scoreNow} 分`}
      </Text>
      {belowOrderLine && <Text className="order-head__below">分数已低于出单线，工单仍要人来办结。</Text>}
      {nextChangeOn !== null && (
        <Text className="order-head__side">{`没有新数据，${longDay(nextChangeOn)}分数会变`}</Text>
      )}
      <View className="order-head__tags order-head__side">
        <Text>{`工单 ${card.orderNo}`}</Text>
        <Text>{`${shortDay(card.openedOn)}出单`}</Text>
        {assigneeName !== null && <Text>{`${assigneeName}接单`}</Text>}
      </View>
    </View>
  )
}
