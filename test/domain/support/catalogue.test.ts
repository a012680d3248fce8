import measures from '../../../config/policies/measures.json'
import { parseCatalogue, rulesAnsweredBy } from '../../../src/domain/support/catalogue'
import { defaultRulebook } from '../../support/default-rulebook'
import { catalogue, risks } from './a-measure'

function faultsOf(document: unknown): Record<string, unknown> {
  const parsed = parseCatalogue(document, risks)
  return parsed.ok ? {} : parsed.refusal.details
}

test.each([
  ['a measure that answers no risk of the list', { answers: ['luck'] }, '/measures/0/answers'],
  ['a code of another form', { code: '13' }, '/measures/0/code'],
  ['a code that stands twice', { code: 'M02' }, '/measures/1/code'],
  ['nothing to give', { items: [] }, '/measures/0/items'],
  ['a way that nobody knows', { way: 'gift' }, '/measures/0/way'],
  ['a key that nobody reads', { amount: 1 }, '/measures/0/amount'],
])('a catalogue is refused for %s', (_, change, place) => {
  const [first, ...others] = measures.measures
  expect(Object.keys(faultsOf({ ...measures, measures: [{ ...first, ...change }, ...others] }))).toContain(place)
})

test('it says that it is not official, and has the fourteen classes', () => {
  expect(catalogue.official).toBe(false)
  expect(catalogue.measures.map(({ code }) => code)).toEqual(
    Array.from({ length: 14 }, (_, index) => `M${String(index + 1).padStart(2, '0')}`),
  )
})

test('the rule of who can work is a risk of the rulebook', () => {
  expect(defaultRulebook.rules.find(({ id }) => id === catalogue.labour)?.class).toBe('risk')
})

test('every risk that the rulebook asks about can be answered, but for the relapse, which says no cause', () => {
  const answered = new Set(catalogue.measures.flatMap((measure) => rulesAnsweredBy(catalogue, measure)))
  const asked = defaultRulebook.rules.filter((rule) => rule.class === 'risk' && rule.on).map(({ id }) => id)
  expect(asked.filter((id) => !answered.has(id))).toEqual(['R31'])
})
