import { maskAll } from '../comparison/mask'
import type { WorkOrder } from '../order/order'
import { mayInVillage } from './permission-table'
import type { Actor } from './role'

/** Whoever has to go to the household, or anybody else whose area it is in. */
type Beholder = 'visitor' | 'overseer'
type Sight = 'plain' | 'masked'

/** Values of a household that not everybody sees whole. Lists show none of them; ID numbers are never part of an answer. */
const FIELD_POLICY = {
  // Who visits has to call and to find the door.
  phone: { visitor: 'plain', overseer: 'masked' },
  address: { visitor: 'plain', overseer: 'masked' },
} as const satisfies Record<string, Record<Beholder, Sight>>

type PrivateField = keyof typeof FIELD_POLICY

const MASKS = { phone: maskAll, address: maskAddress } as const satisfies Record<
  PrivateField,
  (value: string) => string
>

/** The value as this person may see it on the page of an order that is on the village's or the township's list. */
export function showField(
  field: PrivateField,
  value: string | null,
  actor: Actor,
  order: Pick<WorkOrder, 'villageCode' | 'level'>,
): string | null {
  if (value === null) return null
  const beholder = mayInVillage(actor, 'recordVisit', order.villageCode, order.level) ? 'visitor' : 'overseer'
  return FIELD_POLICY[field][beholder] === 'plain' ? value : MASKS[field](value)
}

/** An address begins with the places that everybody knows; what comes after the first half finds the door. */
function maskAddress(value: string): string {
  return `${value.slice(0, Math.min(6, Math.floor(value.length / 2)))}***`
}
