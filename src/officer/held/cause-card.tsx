import { Text, View } from '@tarojs/components'
import type { HeldCause } from '../../contract/views'
import { BigButton } from '../../ui/big-button'
import { shortDay } from '../../ui/day-words'
import { FoldedList } from '../../ui/folded-list'
import { Section } from '../../ui/section'
import { causeTitle, shareWords, type HeldBatch } from './cause-words'
import '../../ui/text.scss'
import './cause-card.scss'

interface CauseCardProps {
  held: HeldCause
  /** Households of the county. */
  all: number
  onRelease(): void
  onUndo(batch: HeldBatch): void
}

/** One cause of held orders: how many, since when, where, whom to ask, and what can be done about it. */
export function CauseCard({ held, all, onRelease, onUndo }: CauseCardProps) {
  const { from, households, since, townships } = held
  return (
    <Section title={causeTitle(from)}>
      <Text className="cause-card__count">{`${households}户因为它要开工单，${shareWords(households, all)}。`}</Text>
      <Text className="quiet">{`${shortDay(since)}起在等。${from.department}的数据。`}</Text>
      {from.kind === 'rule' ? (
        <Text>{from.means}</Text>
      ) : (
        <>
          <Text>{`点亮的指标：${from.rules.join('、')}`}</Text>
          <Text>{`文件有${from.rows}行，其中${from.accepted}行有新内容。`}</Text>
        </>
      )}
      <View className="cause-card__places">
        <FoldedList items={townships} keyOf={({ code }) => code}>
          {({ name, households: here, samples }) => (
            <View>
              <Text className="cause-card__place">{`${name} ${here}户`}</Text>
              <Text className="quiet">{`户编号 ${samples.join('、')}${here > samples.length ? ' 等' : ''}`}</Text>
            </View>
          )}
        </FoldedList>
      </View>
      {from.kind === 'batch' && from.undone ? (
        <Text className="cause-card__advice">这批数据已经撤销。今晚重算，这些户就不等了。</Text>
      ) : (
        <>
          <Text className="cause-card__advice">{adviceOn(from)}</Text>
          <BigButton kind="second" label={`放行${households}户，${causeTitle(from)}`} onTap={onRelease}>
            {`放行${households}户`}
          </BigButton>
          {from.kind === 'batch' && (
            <BigButton kind="second" label={`撤销这一批，${causeTitle(from)}`} onTap={() => onUndo(from)}>
              撤销这一批
            </BigButton>
          )}
        </>
      )}
    </Section>
  )
}

function adviceOn(from: HeldCause['from']): string {
  return from.kind === 'rule'
    ? '先请村里看几户，这条指标准不准。准，再放行。'
    : `先请村里看几户，再问${from.department}。数据没错就放行，错了就撤销。`
}
