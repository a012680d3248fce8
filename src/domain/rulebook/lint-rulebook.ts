import type { Feed } from '../comparison/feed'
import { compileRulebook, type CompiledRulebook } from './compile-rulebook'
import { lintConditions } from './lint-conditions'
import { lintNumbers } from './lint-numbers'
import { lintRules } from './lint-rules'
import { lintTiers } from './lint-tiers'
import { parseRulebook } from './parse-rulebook'
import type { Rulebook } from './rulebook'
import { jsonPath, type RulebookFault } from './rulebook-fault'

interface LintedRulebook {
  /** Errors first, each in the order of the book's parts. */
  readonly faults: readonly RulebookFault[]
  /** Null while there is an error. */
  readonly compiled: CompiledRulebook | null
}

/**
 * Says all that is wrong with a document that should be a rulebook: first its shape, then its names and units, and of a book
 * that could be asked what can hardly be meant: conditions that never hold, tiers that overlap, numbers that no unit carries.
 * @param feeds definitions of the register's files and the departments' (`config/feeds`)
 */
export function lintRulebook(document: unknown, feeds: readonly Feed[]): LintedRulebook {
  const parsed = parseRulebook(document)
  if (!parsed.ok) return { faults: refusalFaults(document, parsed.refusal.details), compiled: null }
  const compiled = compileRulebook(parsed.value, feeds)
  if (!compiled.ok) return { faults: refusalFaults(document, compiled.refusal.details), compiled: null }
  const faults = meaningFaults(parsed.value, feeds)
  return { faults, compiled: faults.some(({ severity }) => severity === 'error') ? null : compiled.value }
}

function refusalFaults(
  document: unknown,
  details: Readonly<Record<string, string | number>>,
): readonly RulebookFault[] {
  return Object.entries(details).map(([pointer, says]) => faultAt(document, pointer, 'error', String(says)))
}

function meaningFaults(book: Rulebook, feeds: readonly Feed[]): readonly RulebookFault[] {
  const faults: RulebookFault[] = []
  const report = (pointer: string, severity: RulebookFault['severity'], says: string): void => {
    faults.push(faultAt(book, pointer, severity, says))
  }
  lintRules(book, report)
  lintNumbers(book, report)
  lintConditions(book, columnsOfWords(feeds), report)
  lintTiers(book, report)
  return faults.sort((a, b) => Number(a.severity === 'warning') - Number(b.severity === 'warning'))
}

function faultAt(document: unknown, pointer: string, severity: RulebookFault['severity'], says: string): RulebookFault {
  return { place: jsonPath(pointer), rule: ruleAt(document, pointer), severity, says }
}

/** Id of the rule that a pointer leads into, as far as the document has one there. */
function ruleAt(document: unknown, pointer: string): string | null {
  const [, kind, index = ''] = pointer.split('/')
  if (kind !== 'rules' || typeof document !== 'object' || document === null || !('rules' in document)) return null
  const rule: unknown = Array.isArray(document.rules) ? document.rules[Number(index)] : null
  return typeof rule === 'object' && rule !== null && 'id' in rule && typeof rule.id === 'string' ? rule.id : null
}

/** Field paths of columns that hold several words at once. */
function columnsOfWords(feeds: readonly Feed[]): ReadonlySet<string> {
  const levels: Readonly<Record<string, string>> = { households: 'household', members: 'person' }
  return new Set(
    feeds.flatMap(({ id, columns }) =>
      columns.filter(({ type }) => type === 'words').map(({ field }) => `${levels[id] ?? 'record'}.${field}`),
    ),
  )
}
