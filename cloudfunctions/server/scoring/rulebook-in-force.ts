import book from '../../../config/rulebooks/default.json'
import { compileRulebook, type CompiledRulebook } from '../../../src/domain/rulebook/compile-rulebook'
import { parseRulebook } from '../../../src/domain/rulebook/parse-rulebook'
import { feeds } from '../import/feeds'

let compiled: CompiledRulebook | undefined

/** The rulebook by which every county is scored, compiled once a process. Fault: throws with its faults; it is our own file. */
export function rulebookInForce(): CompiledRulebook {
  compiled ??= compileDefault()
  return compiled
}

function compileDefault(): CompiledRulebook {
  const parsed = parseRulebook(book)
  const made = parsed.ok ? compileRulebook(parsed.value, feeds) : parsed
  if (!made.ok) throw new Error(`config/rulebooks/default.json: ${JSON.stringify(made.refusal.details)}`)
  return made.value
}
