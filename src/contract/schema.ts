// Whoever makes schemas imports zod/mini itself: handed on from here as a name, webpack keeps all of it (with 60 languages, 400 KB).
import * as z from 'zod/mini'

// Before any schema is made: mini-programs forbid `new Function`, with which zod would speed itself up.
z.config({ jitless: true })

export const day = z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/))
/** A month since 1900. */
export const month = z.string().check(z.regex(/^(19|20)\d{2}-(0[1-9]|1[0-2])$/))
export const uuid = z.string().check(z.regex(/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/))
export const countyCode = z.string().check(z.regex(/^\d{6}$/))
export const villageCode = z.string().check(z.regex(/^\d{12}$/))
export const areaCode = z.string().check(z.regex(/^(\d{6}|\d{9}|\d{12})$/))
/** Household code: the county's six digits and at least 80 random bits in base32 without look-alikes. */
export const householdCode = z.string().check(z.regex(/^\d{6}[0-9A-HJKMNP-TV-Z]{16,20}$/))
/** The county's six digits and 60 random bits: short enough to be typed, and guessing is slowed down. */
export const invitationCode = z.string().check(z.regex(/^\d{6}[0-9A-HJKMNP-TV-Z]{12}$/))
/** Printed on a notice, of the same form. */
export const noticeCode = invitationCode
/** A mobile phone number of China. */
export const mobile = z.string().check(z.regex(/^1\d{10}$/))
/** What holds orders back: a rule of the rulebook, or a delivery. */
export const stormCause = z.string().check(z.regex(/^(rule:\w{1,10}|batch:[0-9a-f-]{36})$/))
/** Opaque place in a list; only the server reads it. */
export const cursor = z.string().check(z.maxLength(200))

/** What PostgreSQL keeps in no text: NUL, and half of a character outside the basic plane (an emoji cut in two). */
const storable = z.regex(/^[^\0\ud800-\udfff]*$/u)

export function words(longest: number) {
  return z.string().check(z.trim(), z.maxLength(longest), storable)
}
