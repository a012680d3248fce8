import type { Result } from '../result'
import {
  be,
  flag,
  integer,
  keys,
  list,
  nullable,
  oneOf,
  parseDocument,
  table,
  tableOr,
  text,
  type Check,
  type Place,
} from '../check'
import { condition, measure } from './grammar'
import { CORE_KINDS, UNITS, type Rulebook } from './rulebook'

const aboveZero = be((value) => Number.isSafeInteger(value) && Number(value) > 0, '大于零的整数')
const belowZero = be((value) => Number.isSafeInteger(value) && Number(value) < 0, '小于零的整数')
const fromZero = be((value) => Number.isSafeInteger(value) && Number(value) >= 0, '不小于零的整数')

function points(sign: Check): Check {
  return tableOr(sign, keys({ first: sign, further: sign, limit: sign }))
}

const ruleOf = (kind: 'risk' | 'resistance', when: Check): Check =>
  keys({
    id: be((value) => typeof value === 'string' && /^[RA]\d{2}$/.test(value), ' R 或 A 加两位数字'),
    name: text,
    class: oneOf([kind]),
    core: kind === 'risk' ? nullable(oneOf(CORE_KINDS)) : oneOf([null]),
    points: points(kind === 'risk' ? aboveZero : belowZero),
    cap: nullable(text),
    on: flag,
    department: text,
    when,
    means: text,
    turnsOff: text,
  })

/** Only a rule that is switched off may have nothing to ask. */
const rule: Check = (place, faults) => {
  const kind = says(place, 'class', 'resistance') ? 'resistance' : 'risk'
  ruleOf(kind, says(place, 'on', false) ? nullable(condition) : condition)(place, faults)
}

function says({ value }: Place, key: string, expected: unknown): boolean {
  return (
    typeof value === 'object' &&
    value !== null &&
    Object.entries(value).some(([name, entry]) => name === key && entry === expected)
  )
}

/** Everything that may be named in conditions: the same for rules and for quality checks. */
export const namedParts = {
  numbers: table(keys({ value: integer, unit: oneOf(UNITS), label: text })),
  conditions: table(condition),
  measures: table(measure),
} satisfies Record<string, Check>

const rulebook: Check = keys({
  id: text,
  name: text,
  scale: keys({
    pointsPerLamp: aboveZero,
    mostLamps: aboveZero,
    coreFloor: fromZero,
    resistanceFloor: be((value) => Number.isSafeInteger(value) && Number(value) <= 0, '不大于零的整数'),
    orderFrom: aboveZero,
    caps: table(aboveZero),
  }),
  ...namedParts,
  rules: list(rule),
})

/**
 * Checks that a document has the shape of a rulebook; whether its names exist is for `compileRulebook` to say.
 * Refuses with `rulebook-invalid`, details = place → what is wrong there, for every fault found.
 */
export function parseRulebook(document: unknown): Result<Rulebook, 'rulebook-invalid'> {
  return parseDocument(rulebook, document, 'rulebook-invalid')
}
