import type { Suite } from '../suite'
import { aesSuite } from './aes-suite'
import { smSuite } from './sm-suite'

/** `aes`: AES-256-GCM and HMAC-SHA-256. `sm`: the national algorithms SM4 and SM3. */
export const SUITES = { aes: aesSuite, sm: smSuite } as const satisfies Record<string, Suite>

export type SuiteName = keyof typeof SUITES
