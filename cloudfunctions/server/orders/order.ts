import { showField } from '../../../src/domain/access/field-policy'
import { calendarNotes } from '../../../src/domain/calendar/working-days'
import { allowedActions } from '../../../src/domain/order/decision'
import { ok } from '../../../src/domain/result'
import { keepLook } from '../access/keep-look'
import { getVersioned } from '../change-versioned'
import { lastDeliveries } from '../feedback/last-deliveries'
import type { Handler } from '../handler'
import { workOrders } from './change-order'
import { countyOfPosts } from './county-of-posts'
import { findReportsOf } from './find-reports-of'
import { getOrderHousehold } from './order-household'
import { viewHits, viewUnknown } from './order-evidence'
import { tellHistory } from './order-history'
import { loadVerified } from './load-verified'
import { loadActs } from './order-acts'
import { orderCardOf } from './order-card'
import { orderContext } from './order-context'
import { getOrderWords } from './order-words'
import { orderLine } from './rule-words'

/** Everything about one order, for whoever has its village in a post. Who reported is not in it. */
export const order: Handler<'order'> = {
  county: (_payload, actor) => countyOfPosts(actor),
  async run(call, { orderId }) {
    const { tx, county, actor, day, secrets } = call
    const asked = await getVersioned(call, workOrders, orderId)
    if (!asked.ok) return asked
    const found = asked.value
    await keepLook(call, 'order', { householdId: found.householdId, villageCode: found.villageCode })
    const household = await getOrderHousehold(tx, county, found.householdId, day)
    const reports = await findReportsOf(tx, secrets, county, orderId)
    const acts = await loadActs(tx, secrets, county, orderId)
    const words = await getOrderWords(tx, secrets, county, orderId)
    const urges = acts.filter(({ kind }) => kind === 'urge').length
    const verified = (await loadVerified(tx, county, [found.householdId])).get(found.householdId)?.findings ?? []
    const own = verified.filter((finding) => finding.orderId === orderId)
    const earlier = verified.filter((finding) => finding.orderId !== orderId)
    const reveal = (cipher: string | null) => (cipher === null ? null : secrets.open(cipher))
    const { householdNo, headName, group, villageName, members, names, scoreNow, nextChangeOn } = household
    const kinds = reports.map(({ kind }) => kind)
    const closed = found.state === 'closed'
    return ok({
      card: orderCardOf({ order: found, householdNo, headName, group, villageName, kinds, urges, day }),
      hits: viewHits(found.hits, { names, earlier, day, lastOn: await lastDeliveries(tx, county) }),
      unknown: viewUnknown(found.unknown),
      reports,
      household: {
        people: members.length,
        address: showField('address', reveal(household.addressCipher), actor, found),
        phone: showField('phone', reveal(household.phoneCipher), actor, found),
        members,
      },
      visit: found.visit && { ...found.visit, note: words.note ?? '' },
      findings: own.map(({ rule, ref, finding }) => ({ rule, key: ref, finding })),
      reason: words.reason,
      assigneeName: found.assigneeName,
      scoreNow,
      belowOrderLine: !closed && found.score >= orderLine() && scoreNow < orderLine(),
      nextChangeOn,
      calendarNotes: closed ? [] : calendarNotes(orderContext(day).calendar, day, found.dueOn),
      acts: acts.map(({ kind, on, by, words, closing }) => ({ kind, on, by, words, closing })),
      history: await tellHistory({ tx, county }, found, acts),
      may: [...allowedActions(found, actor)],
    })
  },
}
