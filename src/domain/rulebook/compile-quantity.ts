import { gridDay, yearIn } from '../calendar/grid-day'
import type { Column } from '../comparison/feed'
import type { FieldValue } from '../household/facts'
import { findIncomeLine } from '../household/income-line'
import { inside, numberOf, objection, type Compiler, type Ratio, type Scope } from './compiler'
import type { NumberName, Quantity } from './condition'
import { changesOn, NO_RECORD, type Count, type Look } from './look'
import { belongsTo } from './people'
import { fieldOf, readField } from './read-field'
import { UNITS, type Unit } from './rulebook'

/** Compiles a measure that is no ratio. Money is whole fen; what is not known is NaN and makes all that it enters unknown. */
export function compileQuantity(compiler: Compiler, node: Quantity, scope: Scope): Ratio {
  if ('number' in node) return literal(compiler, node.number, inside(scope, 'number'))
  if ('field' in node) {
    const asked = fieldOf(compiler, node.field, inside(scope, 'field'))
    const { column } = asked
    if (column.type !== 'fen' && column.type !== 'number') objection(compiler, scope, `${column.header}不是数字`)
    const blank = node.blank ?? NaN
    return plain(unitOf(column), (look, person, record) => amount(readField(asked, look, person, record), blank))
  }
  if ('sum' in node) return sum(compiler, node, scope)
  if ('count' in node) return countRecords(compiler, node, scope)
  if ('people' in node) return headcount(compiler, node, scope)
  if ('total' in node)
    return total(node.total.map((part, index) => compiler.quantity(part, inside(scope, 'total', index))))
  if ('minus' in node) {
    const left = compiler.quantity(node.minus[0], inside(scope, 'minus', 0))
    const right = compiler.quantity(node.minus[1], inside(scope, 'minus', 1))
    if (mixes(left.unit, right.unit)) objection(compiler, scope, `从${left.unit ?? ''}里减${right.unit ?? ''}`)
    return plain(
      left.unit,
      (look, person, record) => left.count(look, person, record) - right.count(look, person, record),
    )
  }
  if ('notBelowZero' in node) {
    const { count, unit } = compiler.quantity(node.notBelowZero, inside(scope, 'notBelowZero'))
    return plain(unit, (look, person, record) => Math.max(0, count(look, person, record)))
  }
  if ('incomeLine' in node) return plain('元', incomeLine)
  const shared = compiler.measure(node, scope)
  if (shared.bottom !== null) objection(compiler, scope, `${node.measure} 是比值，只能单独放在比较的一边`)
  return shared
}

/** True when both are known and differ. */
export function mixes(left: Unit | null, right: Unit | null): boolean {
  return left !== null && right !== null && left !== right
}

function plain(unit: Unit | null, count: Count): Ratio {
  return { count, bottom: null, unit }
}

function literal(compiler: Compiler, name: NumberName, scope: Scope): Ratio {
  const { value, unit } = numberOf(compiler, scope, name)
  const inFen = unit === '元' ? value * 100 : value
  return plain(unit, () => inFen)
}

function unitOf({ type, units }: Column): Unit | null {
  return type === 'fen' ? '元' : (UNITS.find((unit) => units.includes(unit)) ?? null)
}

function amount(value: FieldValue, blank: number): number {
  return typeof value === 'number' ? value : blank
}

function sum(compiler: Compiler, node: Extract<Quantity, { sum: Quantity }>, scope: Scope): Ratio {
  const { feed, select, silence, where } = compiler.records(node.over, inside(scope, 'over'))
  const part = compiler.quantity(node.sum, { ...inside(scope, 'sum'), level: 'record', feed })
  return plain(part.unit, (look, person, record) => {
    const entries = select(look, person, record)
    if (entries.length === 0) return silence(look) === null ? NaN : 0
    let result = 0
    for (const entry of entries) {
      const included = where === null ? true : where(look, entry.owner, entry)
      if (included === null) return NaN
      if (included) result += part.count(look, entry.owner, entry)
    }
    return result
  })
}

function countRecords(compiler: Compiler, { count }: Extract<Quantity, { count: unknown }>, scope: Scope): Ratio {
  const { select, silence, where } = compiler.records(count, inside(scope, 'count'))
  return plain(null, (look, person, record) => {
    const entries = select(look, person, record)
    if (entries.length === 0) return silence(look) === null ? NaN : 0
    let result = 0
    for (const entry of entries) {
      const included = where === null ? true : where(look, entry.owner, entry)
      if (included === null) return NaN
      if (included) {
        look.notes?.add({ kind: 'record', entry, column: null })
        result += 1
      }
    }
    return result
  })
}

function headcount(compiler: Compiler, node: Extract<Quantity, { people: unknown }>, scope: Scope): Ratio {
  const where =
    node.where === undefined
      ? null
      : compiler.condition(node.where, { ...inside(scope, 'where'), level: 'person', feed: null })
  return plain('人', (look) => {
    let result = 0
    for (const person of look.ledger.people) {
      if (!belongsTo(node.people, look, person)) continue
      const counted = where === null ? true : where(look, person, NO_RECORD)
      if (counted === null) return NaN
      if (counted) result += 1
    }
    return result
  })
}

function total(parts: readonly Ratio[]): Ratio {
  return plain(parts[0]?.unit ?? null, (look, person, record) => {
    let result = NaN
    for (const { count } of parts) {
      const value = count(look, person, record)
      if (!Number.isNaN(value)) result = Number.isNaN(result) ? value : result + value
    }
    return result
  })
}

function incomeLine(look: Look): number {
  const { incomeLines } = look.ledger.facts
  const year = yearIn(look.day)
  for (const line of incomeLines) if (line.year > year) changesOn(look, gridDay(line.year, 1, 1))
  return findIncomeLine(incomeLines, year)?.fen ?? NaN
}
