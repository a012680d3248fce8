import document from '../../../config/policies/quality-checks.json'
import { compileChecks, type CompiledChecks } from '../../../src/domain/quality/compile-checks'
import { parseChecks } from '../../../src/domain/quality/parse-checks'
import { feeds } from '../import/feeds'

let compiled: CompiledChecks | undefined

/** The quality checks of this installation, compiled once a process. Fault: throws with its faults; it is our own file. */
export function checksInForce(): CompiledChecks {
  compiled ??= compile()
  return compiled
}

function compile(): CompiledChecks {
  const parsed = parseChecks(document)
  const made = parsed.ok ? compileChecks(parsed.value, feeds) : parsed
  if (!made.ok) throw new Error(`config/policies/quality-checks.json: ${JSON.stringify(made.refusal.details)}`)
  return made.value
}
