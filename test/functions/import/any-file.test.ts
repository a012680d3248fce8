import fc from 'fast-check'
import { encodings } from '../files/encode'
import { aSettlement, fillRegister, openCounty, people, type County } from './a-county'

let county: County
beforeAll(async () => {
  county = await openCounty()
  await fillRegister(county)
})
afterAll(() => county.close())

const who = fc.constantFrom(...Object.values(people), '610999197503080039', '')
const row = fc
  .record({
    结算流水号: fc.constantFrom('A', 'B', 'C', 'D'),
    身份证号: who,
    结算日期: fc.constantFrom('2026-01-05', '2026/2/6', '46350', 'x'),
  })
  .map((cells) => aSettlement(cells))
const way = fc.record({
  encode: fc.constantFrom(...Object.values(encodings)),
  separator: fc.constantFrom(',', '\t', ';'),
  order: fc.shuffledSubarray(Object.keys(aSettlement()), { minLength: Object.keys(aSettlement()).length }),
})
type Way = typeof way extends fc.Arbitrary<infer W> ? W : never

function write(rows: readonly Readonly<Record<string, string>>[], { encode, separator, order }: Way): Uint8Array {
  const lines = rows.map((cells) => order.map((header) => `"${cells[header] ?? ''}"`).join(separator))
  return encode([order.join(separator), ...lines].join('\n'))
}

test('of any file the rows add up, written either way it is the same file, and the second time nothing changes', async () => {
  const files = fc.tuple(fc.array(row, { minLength: 1, maxLength: 12 }), way, way)
  await fc.assert(
    fc.asyncProperty(files, async ([rows, one, other]) => {
      const rehearsal = await county.deliverBytes('medical', write(rows, other), { dryRun: true })
      const first = await county.deliverBytes('medical', write(rows, one))
      const second = await county.deliverBytes('medical', write(rows, other))
      if (!first.ok || !second.ok || !rehearsal.ok) throw new Error('a good table was refused')
      const { read, accepted, unchanged, unmatched, rejected } = first.value
      expect(accepted + unchanged + unmatched + rejected).toBe(read)
      expect({ ...rehearsal.value, batch: first.value.batch, faults: first.value.faults }).toEqual(first.value)
      const { faults, ...counts } = second.value
      expect(counts).toMatchObject({ read, accepted: 0, unmatched, rejected, dirty: 0 })
      expect(faults.map((fault) => fault.sentence).sort()).toEqual(
        first.value.faults.map((fault) => fault.sentence).sort(),
      )
    }),
    { seed: 610999, numRuns: 25 },
  )
}, 120_000)
