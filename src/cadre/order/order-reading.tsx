import { useState } from 'react'
import { faultSentence, type Fault } from '../../contract/faults'
import type { Answer } from '../../contract/operations'
import type { OrderCard, OrderDetail as Detail } from '../../contract/views'
import { backTo, callPhone } from '../../platform/navigation'
import { newCommandId } from '../../platform/new-command-id'
import { useTell } from '../../platform/use-tell'
import { BigButton } from '../../ui/big-button'
import { OrderDetail } from '../../ui/order-detail'
import { Notice } from '../../ui/notice'
import { Page } from '../../ui/page'
import { UpLink } from '../../ui/up-link'
import { SendBar } from './send-bar'

interface OrderReadingProps {
  detail: Detail
  /** Why the order could not be fetched anew; what is shown may be out of date. */
  fault: Fault | undefined
  /** What was just done, and by when the next step is due. */
  done: string | undefined
  onAccepted(answer: Answer<'acceptOrder'>): void
  onVisit(): void
  onClose(): void
  onReload(): void
}

/** The order to read, with the one step that comes next. */
export function OrderReading({ detail, fault, done, onAccepted, onVisit, onClose, onReload }: OrderReadingProps) {
  const { may, card } = detail
  return (
    <Page
      audience="cadre"
      title="风险核实工单"
      area={card.villageCode}
      bottom={
        <>
          {may.includes('acceptOrder') && (
            <AcceptBar key={card.version} card={card} onAccepted={onAccepted} onReload={onReload} />
          )}
          {may.includes('recordVisit') && <BigButton onTap={onVisit}>填写走访</BigButton>}
          {may.includes('closeOrder') && <BigButton onTap={onClose}>写结论</BigButton>}
          {may.length === 0 && (
            <BigButton kind="second" onTap={() => backTo('cadre/inbox/index')}>
              回待办
            </BigButton>
          )}
        </>
      }
    >
      {may.length > 0 && <UpLink to="cadre/inbox/index">回待办</UpLink>}
      {fault !== undefined && <Notice tone="calm">{`${faultSentence(fault)}看到的可能不是最新。`}</Notice>}
      {done !== undefined && <Notice tone="done">{done}</Notice>}
      <OrderDetail detail={detail} onCall={callPhone} />
    </Page>
  )
}

/** Drawn anew for each version of the order, so that a new version is a new command. */
function AcceptBar({
  card,
  onAccepted,
  onReload,
}: Pick<OrderReadingProps, 'onAccepted' | 'onReload'> & { card: OrderCard }) {
  const [commandId] = useState(newCommandId)
  const accepting = useTell('acceptOrder', onAccepted)
  const accept = () => accepting.send({ orderId: card.orderId }, { commandId, expectedVersion: card.version })
  return <SendBar words="接单" telling={accepting} onSend={accept} onReload={onReload} />
}
