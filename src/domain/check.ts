import { ok, refuse, type Result } from './result'

/** A value of a JSON document together with where it stands: `/rules/3/when/all/0`. */
export interface Place {
  readonly path: string
  readonly value: unknown
}

/** Place → what is wrong there. */
export type Faults = Record<string, string>

/** Notes what does not fit at a place and goes on, so that whoever edits a document sees all its faults at once. */
export type Check = (place: Place, faults: Faults) => void

type Table = Readonly<Record<string, unknown>>

function isTable(value: unknown): value is Table {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function note(faults: Faults, path: string, reason: string): void {
  faults[path === '' ? '/' : path] ??= reason
}

function inside({ path }: Place, key: string | number, value: unknown): Place {
  return { path: `${path}/${key}`, value }
}

/** A check of one plain value. `expected` completes the sentence 应为…. */
export function be(fits: (value: unknown) => boolean, expected: string): Check {
  return (place, faults) => {
    if (!fits(place.value)) note(faults, place.path, `应为${expected}`)
  }
}

export const text = be((value) => typeof value === 'string' && value !== '', '不空的文字')
export const integer = be((value) => Number.isSafeInteger(value), '整数')
export const flag = be((value) => typeof value === 'boolean', ' true 或 false')

export function oneOf(words: readonly unknown[]): Check {
  return be((value) => words.includes(value), `其中之一：${words.join('、')}`)
}

export function nullable(check: Check): Check {
  return (place, faults) => {
    if (place.value !== null) check(place, faults)
  }
}

/** A list with at least one element. */
export function list(check: Check): Check {
  return (place, faults) => {
    if (!Array.isArray(place.value) || place.value.length === 0) return note(faults, place.path, '应为不空的列表')
    place.value.forEach((value, index) => check(inside(place, index, value), faults))
  }
}

/** A list with exactly these elements. */
export function tuple(...checks: readonly Check[]): Check {
  return (place, faults) => {
    const { value } = place
    if (!Array.isArray(value) || value.length !== checks.length)
      return note(faults, place.path, `应为 ${checks.length} 项的列表`)
    checks.forEach((check, index) => check(inside(place, index, value[index]), faults))
  }
}

/** An object with free keys. */
export function table(check: Check): Check {
  return (place, faults) => {
    if (!isTable(place.value)) return note(faults, place.path, '应为对象')
    for (const [key, value] of Object.entries(place.value)) check(inside(place, key, value), faults)
  }
}

/** An object with these keys and no other: a key that nobody reads is a slip of the pen that would silently change a rule. */
export function keys(required: Readonly<Record<string, Check>>, optional: Readonly<Record<string, Check>> = {}): Check {
  const known = { ...required, ...optional }
  return (place, faults) => {
    if (!isTable(place.value)) return note(faults, place.path, '应为对象')
    for (const key of Object.keys(required)) {
      if (!Object.hasOwn(place.value, key)) note(faults, `${place.path}/${key}`, '缺少')
    }
    for (const [key, value] of Object.entries(place.value)) {
      const check = Object.hasOwn(known, key) ? known[key] : undefined
      if (check === undefined)
        note(faults, `${place.path}/${key}`, `这里没有这个键，可用的有：${Object.keys(known).join('、')}`)
      else check(inside(place, key, value), faults)
    }
  }
}

/** An object whose form is named by the one key of `forms` that it has. */
export function oneForm(forms: Readonly<Record<string, Check>>): Check {
  const names = Object.keys(forms)
  return (place, faults) => {
    const { value } = place
    const [name, ...more] = isTable(value) ? names.filter((key) => Object.hasOwn(value, key)) : []
    const check = name === undefined ? undefined : forms[name]
    if (check === undefined || more.length > 0) note(faults, place.path, `应恰好有其中一个键：${names.join('、')}`)
    else check(place, faults)
  }
}

/** Either of two checks, told apart by whether the value is an object. */
export function tableOr(plain: Check, object: Check): Check {
  return (place, faults) => (isTable(place.value) ? object : plain)(place, faults)
}

/**
 * A whole document as `T`, which is for the caller to keep true to the check.
 * Refuses with `code`, details = place → what is wrong there, for every fault found.
 */
export function parseDocument<T, Code extends string>(check: Check, document: unknown, code: Code): Result<T, Code> {
  const place: Place = { path: '', value: document }
  const faults: Faults = {}
  return fits<T>(check, place, faults) ? ok(place.value) : refuse(code, faults)
}

function fits<T>(check: Check, place: Place, faults: Faults): place is Place & { readonly value: T } {
  check(place, faults)
  return Object.keys(faults).length === 0
}
