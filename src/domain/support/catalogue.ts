import { be, flag, keys, list, nullable, oneOf, parseDocument, text, type Check } from '../check'
import { ok, type Result } from '../result'
import type { RiskType } from '../risk/risk-type'

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
  /** Codes of `Catalogue.risks`. */
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
  /** What help can answer: `config/policies/risk-types.json`. */
  readonly risks: readonly RiskType[]
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
  measures: list(measureClass),
})

/** @param risks what it can answer. Refuses with `catalogue-invalid`, details = place → what is wrong there */
export function parseCatalogue(document: unknown, risks: readonly RiskType[]): Result<Catalogue, 'catalogue-invalid'> {
  const parsed = parseDocument<Omit<Catalogue, 'risks'>, 'catalogue-invalid'>(catalogue, document, 'catalogue-invalid')
  if (!parsed.ok) return parsed
  const made = { ...parsed.value, risks }
  const faults = strayNames(made)
  return Object.keys(faults).length === 0
    ? ok(made)
    : { ok: false, refusal: { code: 'catalogue-invalid', details: faults } }
}

/** Names that lead nowhere, and codes that stand twice: a measure that answers nothing would silently warn for ever. */
function strayNames({ measures, risks }: Catalogue): Record<string, string> {
  const codes = measures.map(({ code }) => code)
  const faults: Record<string, string> = {}
  measures.forEach(({ code, answers }, at) => {
    if (codes.indexOf(code) !== at) faults[`/measures/${at}/code`] = `${code} 出现了两次`
    const stray = answers.find((risk) => !risks.some(({ code }) => code === risk))
    if (stray !== undefined) faults[`/measures/${at}/answers`] = `没有叫 ${stray} 的风险`
  })
  return faults
}

export function findClass(catalogue: Catalogue, code: string): MeasureClass | undefined {
  return catalogue.measures.find((candidate) => candidate.code === code)
}

/** The rules that a class of measures answers, each once, in the order of their ids. */
export function rulesAnsweredBy({ risks }: Catalogue, { answers }: MeasureClass): readonly string[] {
  const answered = risks.filter(({ code }) => answers.includes(code))
  return [...new Set(answered.flatMap(({ rules }) => rules))].sort()
}
