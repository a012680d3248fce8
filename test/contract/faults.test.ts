import { FAULTS, faultSentence, fillSentence, makeFault, type FaultCode } from '../../src/contract/faults'
import type { OrderRefusal } from '../../src/domain/order/decision'

const codes = Object.keys(FAULTS) as FaultCode[]

test.each(codes)('%s says what happened and what to do next, in Chinese', (code) => {
  const { says, next } = FAULTS[code]
  expect(says).toMatch(/[\u4e00-\u9fff].*[。！]$/)
  expect(next).toMatch(/^[\u4e00-\u9fff]{2,8}$/)
})

test('every refusal of an order is in the catalogue', () => {
  // Compiles only while it is so.
  const catalogued: (code: OrderRefusal) => FaultCode = (code) => code
  expect(codes).toContain(catalogued('order.stale'))
})

test.each([
  ['phone', '电话填得不对。您填的都在。'],
  ['findings.0.finding', '依据的核实结论填得不对。您填的都在。'],
  ['expectedVersion', '有一处填得不对。您填的都在。'],
  ['cursor', '有一处填得不对。您填的都在。'],
  ['constructor', '有一处填得不对。您填的都在。'],
])('what is wrong with %s is said in the words of whoever filled it in', (field, sentence) => {
  expect(faultSentence(makeFault('request.invalid', { field }))).toBe(sentence)
})

test('details fill the sentence, and a detail that is missing leaves no braces', () => {
  expect(faultSentence(makeFault('order.findingMissing', { count: 2 }))).toBe('还有2条依据没有核实结论。')
  expect(fillSentence('{who}刚改过', {})).toBe('刚改过')
})
