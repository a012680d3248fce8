import { useEffect, useState } from 'react'
import * as z from 'zod/mini'
import { makeFault } from '../../contract/faults'
import { operations } from '../../contract/operations'
import { backTo, useQuery } from '../../platform/navigation'
import { useAsk } from '../../platform/use-ask'
import { dayWords } from '../../ui/day-words'
import { PageFault } from '../../ui/page-fault'
import { Page } from '../../ui/page'
import { Skeleton } from '../../ui/skeleton'
import { CloseForm } from './close-form'
import { forgetUselessDrafts, type Form } from './drafts'
import { OrderReading } from './order-reading'
import { VisitForm } from './visit-form'

/** One order: read it, take it, say what was seen, decide. Which form is open is no page of its own, so that back never loses it. */
export default function OrderPage() {
  // An address that was cut or mistyped is that of no order.
  const wanted = z.safeParse(operations.order.payload, { orderId: useQuery().orderId }).data
  const me = useAsk('me', {})
  const order = useAsk('order', wanted)
  const orderId = wanted?.orderId
  const [form, setForm] = useState<Form>()
  const [done, setDone] = useState<string>()

  const state = order.data?.card.state
  useEffect(() => {
    if (orderId !== undefined && state !== undefined) forgetUselessDrafts(orderId, state)
  }, [orderId, state])

  const fault = wanted === undefined ? makeFault('order.unknown') : (order.fault ?? me.fault)
  if (order.data === undefined || me.data === undefined) {
    return (
      <Page audience="cadre" title="风险核实工单">
        {fault === undefined ? (
          <Skeleton />
        ) : (
          <PageFault fault={fault} onReload={reload} onLeave={() => backTo('cadre/inbox/index')} />
        )}
      </Page>
    )
  }

  const detail = order.data
  const shared = { detail, onReload: order.reload, onLeave: () => setForm(undefined) }
  function finish(says: string): void {
    setDone(says)
    setForm(undefined)
    order.reload()
  }
  function reload(): void {
    me.reload()
    order.reload()
  }

  // Both are asked again of the order itself: somebody else may have taken or closed it while the form was open.
  if (form === 'visit' && detail.may.includes('recordVisit')) {
    return (
      <VisitForm
        {...shared}
        today={me.data.today}
        onDone={({ dueOn }) => finish(`走访记好了，${dayWords(dueOn)}前写结论。`)}
      />
    )
  }
  if (form === 'close' && detail.may.includes('closeOrder')) {
    return <CloseForm {...shared} onDone={() => finish('办结了。')} />
  }
  return (
    <OrderReading
      detail={detail}
      fault={order.fault}
      done={done}
      onReload={order.reload}
      onAccepted={({ dueOn }) => finish(`接好了，${dayWords(dueOn)}前上门。`)}
      onVisit={() => setForm('visit')}
      onClose={() => setForm('close')}
    />
  )
}
