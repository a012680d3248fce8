import fc from 'fast-check'
import { aSettlement, fillRegister, home, neighbour, openCounty, people, type County } from './a-county'

let county: County
beforeAll(async () => {
  county = await openCounty()
})
afterAll(() => county.close())

type Row = ReturnType<typeof aSettlement>

const known: Readonly<Record<string, string>> = {
  [people.zhang]: home,
  [people.wang]: home,
  [people.li]: home,
  [people.far]: neighbour,
}
const row = fc
  .record({
    结算流水号: fc.constantFrom('A', 'B', 'C', 'D', 'E'),
    身份证号: fc.constantFrom(...Object.keys(known), people.stranger),
    结算日期: fc.constantFrom('2026-01-05', '2026-02-06', '2026-03-07'),
    个人自付: fc.constantFrom('1', '2'),
  })
  .map((cells) => aSettlement(cells))
const files = fc.array(fc.array(row, { minLength: 1, maxLength: 10 }), { minLength: 1, maxLength: 4 })

/** One key of one county: what stands there, and whether its person is known. */
type Model = Map<string, Row>

/**
 * The slow obvious way: line by line into a map. Of a file the last line of each key of a county counts; it replaces what stands
 * there unless it is older.
 */
function deliverToModel(model: Model, file: readonly Row[]): { accepted: number; unmatched: number } {
  const last = new Map<string, Row>()
  for (const line of file) last.set(`${known[line['身份证号'] ?? ''] ?? home} ${line['结算流水号']}`, line)
  let [accepted, unmatched] = [0, 0]
  for (const [key, line] of last) {
    const stood = model.get(key)
    if (stood !== undefined && (stood['结算日期'] ?? '') > (line['结算日期'] ?? '')) continue
    if (known[line['身份证号'] ?? ''] === undefined) unmatched += 1
    else if (JSON.stringify(stood) !== JSON.stringify(line)) accepted += 1
    model.set(key, line)
  }
  return { accepted, unmatched }
}

function tell(model: Model): readonly string[] {
  return [...model]
    .map(([key, line]) => `${key} ${county.hash(line['身份证号'] ?? '')} ${line['结算日期']} ${line['个人自付']}`)
    .sort()
}

async function told(): Promise<readonly string[]> {
  const rows = await Promise.all(
    [home, neighbour].map((at) =>
      county.ask<{ told: string }>(
        `SELECT concat_ws(' ', county_code, record_key, id_hash, record_on, ("values" ->> 'selfPaid')::int / 100) AS told FROM (
          SELECT r.county_code, record_key, id_hash, record_on, r."values"::jsonb FROM department_record r
            JOIN person p ON p.county_code = r.county_code AND p.person_id = r.person_id
          UNION ALL SELECT county_code, record_key, id_hash, record_on, "values" FROM unmatched_row) AS both_tables`,
        at,
      ),
    ),
  )
  return rows
    .flat()
    .map((row) => row.told)
    .sort()
}

test('any deliveries, in any order, leave what the last lines of each say', async () => {
  await fc.assert(
    fc.asyncProperty(files, async (deliveries) => {
      await county.clear()
      await fillRegister(county)
      const model: Model = new Map()
      for (const file of deliveries) {
        const report = await county.deliver('medical', file)
        expect(report).toMatchObject({ read: file.length, rejected: 0, ...deliverToModel(model, file) })
        expect(await told()).toEqual(tell(model))
      }
    }),
    { seed: 610999, numRuns: 15 },
  )
}, 120_000)
