import { be, flag, keys, list, nullable, parseDocument, text } from '../check'
import { ok, refuse, type Result } from '../result'

/** A kind of risk as people name it: in a case, in what help answers, and in what the rulebook asks. */
export interface RiskType {
  readonly code: string
  readonly name: string
  /** The rules that speak of it; none for one that says no cause. */
  readonly rules: readonly string[]
}

interface RiskTypes {
  readonly risks: readonly RiskType[]
}

const isRuleId = (value: unknown) => typeof value === 'string' && /^R\d{2}$/.test(value)

const riskTypes = keys({
  meaning: text,
  official: flag,
  document: nullable(text),
  note: text,
  risks: list(
    keys({
      code: text,
      name: text,
      rules: be((value) => Array.isArray(value) && value.every(isRuleId), ' R 加两位数字的列表'),
    }),
  ),
})

/** Reads `config/policies/risk-types.json`. Refuses with `risk-types-invalid`, details = place → what is wrong there. */
export function parseRiskTypes(document: unknown): Result<readonly RiskType[], 'risk-types-invalid'> {
  const parsed = parseDocument<RiskTypes, 'risk-types-invalid'>(riskTypes, document, 'risk-types-invalid')
  if (!parsed.ok) return parsed
  const { risks } = parsed.value
  const codes = risks.map(({ code }) => code)
  const twice = codes.findIndex((code, at) => codes.indexOf(code) !== at)
  return twice === -1
    ? ok(risks)
    : refuse('risk-types-invalid', { [`/risks/${twice}/code`]: `${codes[twice] ?? ''} 出现了两次` })
}
