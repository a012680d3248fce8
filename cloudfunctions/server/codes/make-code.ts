import { randomBytes } from 'node:crypto'

/** Crockford's base32: no I, L, O, U, which are taken for others when read aloud or from a worn plate. */
const DIGITS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const RANDOM_DIGITS = 18

/** A household code: the county's six digits, so that the functions know where to look, and 90 random bits. */
export function makeCode(county: string, random: Uint8Array = randomBytes(RANDOM_DIGITS)): string {
  return county + Array.from(random, (byte) => DIGITS[byte % DIGITS.length]).join('')
}
