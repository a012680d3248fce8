import { be, flag, keys, list, nullable, oneOf, parseDocument, table, text, type Check } from '../check'
import type { Result } from '../result'

/**
 * For whom a measure is: `development` 开发式 asks for somebody who can work, `basic` 基本保障 is open to everybody,
 * `security` 兜底 carries who cannot help themselves.
 */
export const WAYS = ['development', 'basic', 'security'] as const
export type Way = (typeof WAYS)[number]

export const WAY_WORDS = {
  development: '开发式',
  basic: '基本保障',
  security: '兜底',
} as const satisfies Record<Way, string>

interface MeasureClass {
  /** M01 … */
  readonly code: string
  readonly name: string
  /** What is given, one word each. */
  readonly items: readonly string[]
  /** Keys of `Catalogue.risks`. */
  readonly answers: readonly string[]
  /** Who is responsible. */
  readonly department: string
  readonly way: Way
  /** What it usually leaves behind as proof. */
  readonly proof: string
}

/** Help that a county can give, and which risks it answers: `config/policies/measures.json`. */
export interface Catalogue {
  readonly official: boolean
  /** The rule that fires when nobody of a household can work. */
  readonly labour: string
  /** Kinds of risk as people name them, and the rules that speak of each. */
  readonly risks: Readonly<Record<string, { readonly name: string; readonly rules: readonly string[] }>>
  readonly measures: readonly MeasureClass[]
}

const ruleId = be((value) => typeof value === 'string' && /^R\d{2}$/.test(value), ' R 加两位数字')

const measureClass: Check = keys({
  code: be((value) => typeof value === 'string' && /^M\d{2}$/.test(value), ' M 加两位数字'),
  name: text,
  items: list(text),
  answers: list(text),
  department: text,
  way: oneOf(WAYS),
  proof: text,
})

const catalogue: Check = keys({
  meaning: text,
  official: flag,
  document: nullable(text),
  note: text,
  labour: ruleId,
  risks: table(keys({ name: text, rules: list(ruleId) })),
  measures: list(measureClass),
})

/** Refuses with `catalogue-invalid`, details = place → what is wrong there. */
export function parseCatalogue(document: unknown): Result<Catalogue, 'catalogue-invalid'> {
  const parsed = parseDocument<Catalogue, 'catalogue-invalid'>(catalogue, document, 'catalogue-invalid')
  if (!parsed.ok) return parsed
  const faults = strayNames(parsed.value)
  return Object.keys(faults).length === 0
    ? parsed
    : { ok: false, refusal: { code: 'catalogue-invalid', details: faults } }
}

/** Names that lead nowhere, and codes that stand twice: a measure that answers nothing would silently warn for ever. */
function strayNames({ measures, risks }: Catalogue): Record<string, string> {
  const codes = measures.map(({ code }) => code)
  const faults: Record<string, string> = {}
  measures.forEach(({ code, answers }, at) => {
    if (codes.indexOf(code) !== at) faults[`/measures/${at}/code`] = `${code} 出现了两次`
    const stray = answers.find((risk) => !Object.hasOwn(risks, risk))
    if (stray !== undefined) faults[`/measures/${at}/answers`] = `没有叫 ${stray} 的风险`
  })
  return faults
}

export function findClass(catalogue: Catalogue, code: string): MeasureClass | undefined {
  return catalogue.measures.find((candidate) => candidate.code === code)
}

/** The rules that a class of measures answers, each once, in the order of their ids. */
export function rulesAnsweredBy({ risks }: Catalogue, { answers }: MeasureClass): readonly string[] {
  return [...new Set(answers.flatMap((risk) => risks[risk]?.rules ?? []))].sort()
}
