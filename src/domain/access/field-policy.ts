import { maskAll } from '../comparison/mask'
import type { WorkOrder } from '../order/order'
import { mayInVillage } from './permission-table'
import type { Actor, StaffRole } from './role'

/** Whoever has to go to the household, or anybody else whose area it is in. */
type Beholder = 'visitor' | 'overseer'
type Sight = 'plain' | 'masked'

interface FieldRule extends Record<Beholder, Sight> {
  /** Roles that see it whole for a reason, which is kept (`revealField`). */
  readonly revealedTo: readonly StaffRole[]
}

export const PRIVATE_FIELDS = ['phone', 'address', 'idNumber'] as const
export type PrivateField = (typeof PRIVATE_FIELDS)[number]

const OFFICERS = ['townshipOfficer', 'countyOfficer'] as const
const EVERY_POST = ['villageCadre', 'gridWorker', 'workTeam', ...OFFICERS] as const

/** Values of a household and its people that not everybody sees whole. Lists show none of them. */
export const FIELD_POLICY = {
  // Who visits has to call and to find the door.
  phone: { visitor: 'plain', overseer: 'masked', revealedTo: EVERY_POST },
  address: { visitor: 'plain', overseer: 'masked', revealedTo: EVERY_POST },
  // Nobody who visits needs it; offices do, for papers.
  idNumber: { visitor: 'masked', overseer: 'masked', revealedTo: OFFICERS },
} as const satisfies Record<PrivateField, FieldRule>

export const PRIVATE_FIELD_WORDS = {
  phone: '电话',
  address: '住址',
  idNumber: '身份证号',
} as const satisfies Record<PrivateField, string>

const MASKS = { phone: maskAll, address: maskAddress, idNumber: maskAll } as const satisfies Record<
  PrivateField,
  (value: string) => string
>

/** The value as anybody may see it. */
export function maskField(field: PrivateField, value: string): string {
  return MASKS[field](value)
}

/** The value as this person may see it on the page of an order that is on the village's or the township's list. */
export function showField(
  field: PrivateField,
  value: string | null,
  actor: Actor,
  order: Pick<WorkOrder, 'villageCode' | 'level'>,
): string | null {
  if (value === null) return null
  const beholder = mayInVillage(actor, 'recordVisit', order.villageCode, order.level) ? 'visitor' : 'overseer'
  return FIELD_POLICY[field][beholder] === 'plain' ? value : maskField(field, value)
}

/** An address begins with the places that everybody knows; what comes after the first half finds the door. */
function maskAddress(value: string): string {
  return `${value.slice(0, Math.min(6, Math.floor(value.length / 2)))}***`
}
