import { Text, View } from '@tarojs/components'
import type { OrderDetail as Detail } from '../contract/views'
import { HARDSHIP_WORDS, MET_WORDS, OUTCOME_WORDS } from '../domain/order/order'
import { dayWords, shortDay } from './day-words'
import { EvidenceList } from './evidence-list'
import { HouseholdCard } from './household-card'
import { OrderHead } from './order-head'
import { Section } from './section'
import './order-detail.scss'

interface OrderDetailProps {
  detail: Detail
  onCall(phone: string): void
}

/** All that is known of an order, to read: what was decided and seen, as far as it has come; then why, and for whom. */
export function OrderDetail({ detail, onCall }: OrderDetailProps) {
  const { card, reports, visit, reason, history } = detail
  return (
    <View className="order-detail">
      <OrderHead detail={detail} />
      {card.outcome !== null && (
        <Section title="结论">
          <Text className="order-detail__strong">{OUTCOME_WORDS[card.outcome]}</Text>
          {reason !== null && <Text>{reason}</Text>}
        </Section>
      )}
      {visit !== null && (
        <Section title="走访">
          <Text>{`${dayWords(visit.visitedOn)}，见到：${MET_WORDS[visit.met]}`}</Text>
          {visit.note !== '' && <Text>{visit.note}</Text>}
        </Section>
      )}
      {reports.length > 0 && (
        <Section title="群众报的">
          {reports.map(({ reportNo, kind, words, reportedOn }) => (
            <View key={reportNo} className="order-detail__entry">
              <Text className="order-detail__strong">{HARDSHIP_WORDS[kind].name}</Text>
              <Text className="order-detail__side">{shortDay(reportedOn)}</Text>
              {words !== null && <Text className="order-detail__words">{words}</Text>}
            </View>
          ))}
        </Section>
      )}
      <EvidenceList hits={detail.hits} unknown={detail.unknown} findings={detail.findings} />
      <HouseholdCard household={detail.household} onCall={onCall} />
      <Section title="经过">
        {history.map(({ on, what, who }, index) => (
          <Text key={index}>{[shortDay(on), what, who].filter((word) => word !== '').join(' · ')}</Text>
        ))}
      </Section>
    </View>
  )
}
