import { correctable, type RegisterEntry } from '../../../src/domain/access/decide-correct'
import { maskField, PRIVATE_FIELDS } from '../../../src/domain/access/field-policy'
import type { Feed } from '../../../src/domain/comparison/feed'
import { valueText } from '../../../src/domain/comparison/value-text'
import type { FieldValues } from '../../../src/domain/household/facts'
import type { Secrets } from '../crypto/secrets'

interface SealedHousehold {
  readonly values: FieldValues
  readonly version: number
  readonly phone_cipher: string | null
  readonly address_cipher: string | null
}

/** A household's values with the two that are kept sealed. */
export function householdEntry(row: SealedHousehold, secrets: Pick<Secrets, 'open'>): RegisterEntry {
  const open = (cipher: string | null) => (cipher === null ? null : secrets.open(cipher))
  const { values, version, phone_cipher: phone, address_cipher: address } = row
  return { values: { ...values, phone: open(phone), address: open(address) }, version }
}

/** What an entry of the register says, in words; of what is private only what everybody may see. */
export function sayEntry({ values }: RegisterEntry, feed: Feed) {
  const may = correctable(feed).map(({ field }) => field)
  return feed.columns.flatMap((column) => {
    const { field, header } = column
    const value = values[field] ?? null
    if (value === null && !may.includes(field)) return []
    const hidden = PRIVATE_FIELDS.find((name) => name === field)
    const says = hidden === undefined || value === null ? valueText(column, value) : maskField(hidden, String(value))
    return [{ field, header, says, mayCorrect: may.includes(field) }]
  })
}
