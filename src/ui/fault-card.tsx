import { Text, View } from '@tarojs/components'
import { FAULTS, faultSentence, type Fault } from '../contract/faults'
import { a11y } from '../platform/a11y'
import { goHome } from '../platform/navigation'
import { BigButton } from './big-button'
import './fault-card.scss'

interface FaultCardProps {
  fault: Fault
  /** Does what the fault's own button says (再试一次, 改一改 …). Without it only the way home is offered. */
  onNext?(): void
  /** A second way out in place of 回首页; left out where the fault's own button leads there. */
  other?: { readonly word: string; onTap(): void }
}

/** What happened, that nothing is lost, and what to tap. It stays until the person does something: errors never are toasts. */
export function FaultCard({ fault, onNext, other }: FaultCardProps) {
  const exit = other ?? { word: '回首页', onTap: goHome }
  return (
    <View className={`fault-card fault-card--${fault.kind}`} {...a11y({ role: 'alert', live: 'assertive' })}>
      <Text className="fault-card__says">{faultSentence(fault)}</Text>
      {onNext !== undefined && <BigButton onTap={onNext}>{FAULTS[fault.code].next}</BigButton>}
      {exit.onTap !== onNext && (
        <BigButton kind="second" onTap={exit.onTap}>
          {exit.word}
        </BigButton>
      )}
    </View>
  )
}
