import * as z from 'zod/mini'
import { householdCode } from '../contract/schema'
import { recall, remember } from '../platform/storage'

const KEY = 'household'
const shape = z.object({ code: householdCode, helpPhone: z.string() })

/** The household whose code was opened last on this phone: its county's reports are shown, and its village is rung for help. */
type KnownHousehold = z.infer<typeof shape>

export function recallHousehold(): KnownHousehold | undefined {
  return recall(KEY, shape)
}

export function rememberHousehold(household: KnownHousehold): void {
  remember(KEY, household)
}
