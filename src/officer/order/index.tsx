import * as z from 'zod/mini'
import { makeFault } from '../../contract/faults'
import { operations } from '../../contract/operations'
import { backTo, callPhone, openPage, useQuery } from '../../platform/navigation'
import { useAsk } from '../../platform/use-ask'
import { BigButton } from '../../ui/big-button'
import { OrderDetail } from '../../ui/order-detail'
import { Page } from '../../ui/page'
import { PageFault } from '../../ui/page-fault'
import { Skeleton } from '../../ui/skeleton'
import { UpLink } from '../../ui/up-link'

/** One order to read. An officer on whose own list it is, because the village has nobody, goes on to the cadre's page. */
export default function OfficerOrder() {
  // An address that was cut or mistyped is that of no order.
  const wanted = z.safeParse(operations.order.payload, { orderId: useQuery().orderId }).data
  const order = useAsk('order', wanted)
  const fault = wanted === undefined ? makeFault('order.unknown') : order.fault
  if (order.data === undefined) {
    return (
      <Page audience="officer" title="风险核实工单">
        {fault === undefined ? (
          <Skeleton />
        ) : (
          <PageFault fault={fault} onReload={order.reload} onLeave={() => backTo('officer/progress/index')} />
        )}
      </Page>
    )
  }
  const { card, may } = order.data
  const bottom = may.length > 0 && (
    <BigButton onTap={() => openPage('cadre/order/index', { orderId: card.orderId })}>去办这张工单</BigButton>
  )
  return (
    <Page audience="officer" title="风险核实工单" area={card.villageCode} bottom={bottom || undefined}>
      <UpLink to="officer/orders/index">回工单</UpLink>
      <OrderDetail detail={order.data} onCall={callPhone} />
    </Page>
  )
}
