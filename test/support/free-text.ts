import * as z from 'zod/mini'
import { operations } from '../../src/contract/operations'
import type { Operation } from '../../src/domain/access/permission-table'

/** What a payload's schema is made of, as far as text can be hidden in it. */
interface Part {
  readonly _zod: {
    readonly def: {
      readonly type: string
      readonly shape?: Readonly<Record<string, Part>>
      readonly element?: Part
      readonly innerType?: Part
    }
  }
}

/** The places in a payload at which anybody may write anything, as names: `entries.reason`. */
export function freeText(operation: Operation, canary: string): readonly string[] {
  return placesIn(operations[operation].payload, canary, [])
}

function placesIn(part: Part, canary: string, path: readonly string[]): readonly string[] {
  const { type, shape, element, innerType } = part._zod.def
  if (shape !== undefined)
    return Object.entries(shape).flatMap(([name, field]) => placesIn(field, canary, [...path, name]))
  const inside = element ?? innerType
  if (inside !== undefined) return placesIn(inside, canary, path)
  const takes = type === 'string' && z.safeParse(part as z.core.$ZodType, canary).success
  return takes ? [path.join('.')] : []
}

/** The payload with a text at a place; `false` when the payload has no such place. */
export function plant(payload: unknown, place: string, text: string): boolean {
  const [name = '', ...rest] = place.split('.')
  if (Array.isArray(payload)) return payload.map((item) => plant(item, place, text)).some(Boolean)
  if (typeof payload !== 'object' || payload === null) return false
  const fields = payload as Record<string, unknown>
  if (rest.length > 0) return plant(fields[name], rest.join('.'), text)
  fields[name] = text
  return true
}
