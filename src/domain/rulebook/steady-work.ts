import { firstDayFrom, gridDayOf, MONTH, NEVER, type GridDay } from '../calendar/grid-day'
import type { RecordEntry } from '../household/ledger'
import { dateColumnOf, inside, needLevel, numberOf, objection, type Compiler, type Scope } from './compiler'
import type { SteadyWork } from './condition'
import { reached, type Look, type Test } from './look'
import { settle } from './settle'
import type { Truth } from './truth'

/**
 * Rule A01: one unbroken spell of work of so many calendar months within the last months. A spell runs from its record's date
 * to its end, to where a later record of the person starts, or to today. Months are counted backwards from the spell's last
 * day (reading rule 1), and what lies before the window is cut off.
 */
export function steadyWork(compiler: Compiler, node: SteadyWork, scope: Scope): Test {
  needLevel(compiler, scope, 'person')
  const { select, feed } = compiler.records({ feed: node.feed }, scope)
  const working = compiler.condition(node.state, { ...inside(scope, 'state'), level: 'record', feed })
  const end = dateColumnOf(compiler, inside(scope, 'end'), feed, node.end).field
  const { value: months } = numberOf(compiler, inside(scope, 'atLeast'), node.atLeast, '个月')
  const { value: window } = numberOf(compiler, inside(scope, 'within'), node.within, '个月')
  if (window < months) objection(compiler, inside(scope, 'within'), '比要找的那段时间还短')

  const longEnough = (look: Look, start: GridDay, stop: GridDay): boolean => {
    // Still running: it only grows, until it stops. The window is no shorter than the spell, so it cuts nothing off.
    if (!reached(look, stop)) return reached(look, start + months * MONTH)
    const latestStart = stop - months * MONTH
    return start <= latestStart && !reached(look, firstDayFrom(latestStart + 1) + window * MONTH)
  }

  return (look, person, record) => {
    const entries = select(look, person, record)
    const ask = (entry: RecordEntry): Truth => {
      const next = entries[entries.indexOf(entry) + 1]?.on ?? NEVER
      look.notes?.add({ kind: 'record', entry, column: end })
      return working(look, person, entry) === true && longEnough(look, entry.on, earlier(entry, end, next))
    }
    return settle(entries, true, ask, look, person, record)
  }
}

function earlier({ record }: RecordEntry, end: string, next: GridDay): GridDay {
  const ends = record.values[end]
  return typeof ends === 'string' ? Math.min(gridDayOf(ends), next) : next
}
