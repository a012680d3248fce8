import document from '../../../config/policies/risk-types.json'
import { parseRiskTypes } from '../../../src/domain/risk/risk-type'
import { defaultRulebook, valueOf } from '../../support/default-rulebook'

const [first, ...others] = document.risks

test.each([
  ['a code that stands twice', [...others, { ...first, code: 'water' }], `/risks/${others.length}/code`],
  ['a rule that is none', [{ ...first, rules: ['A09'] }], '/risks/0/rules'],
  ['a name that is missing', [{ code: 'x', rules: [] }], '/risks/0/name'],
  ['a key that nobody reads', [{ ...first, points: 1 }], '/risks/0/points'],
  ['nothing at all', [], '/risks'],
])('a list is refused for %s', (_, risks, place) => {
  const parsed = parseRiskTypes({ ...document, risks })
  expect(parsed).toMatchObject({ ok: false, refusal: { code: 'risk-types-invalid' } })
  expect(Object.keys(parsed.ok ? {} : parsed.refusal.details)).toEqual([place])
})

const risks = valueOf(parseRiskTypes(document))
const asked = defaultRulebook.rules.filter((rule) => rule.class === 'risk')

test('every rule that it names is a risk of the rulebook', () => {
  const known = asked.map(({ id }) => id)
  expect(risks.flatMap(({ rules }) => rules).filter((id) => !known.includes(id))).toEqual([])
})

test('every risk of the rulebook has a type but those that say no cause: a relapse, and a letter', () => {
  const typed = new Set(risks.flatMap(({ rules }) => rules))
  expect(asked.map(({ id }) => id).filter((id) => !typed.has(id))).toEqual(['R31', 'R32'])
})

test('one type says no cause, and is the last to choose', () => {
  expect(risks.filter(({ rules }) => rules.length === 0)).toEqual([risks.at(-1)])
})
