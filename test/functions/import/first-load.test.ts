import { aMember, aSettlement, csv, fillRegister, home, neighbour, openCounty, people, type County } from './a-county'

let county: County
beforeAll(async () => {
  county = await openCounty()
})
beforeEach(async () => {
  await county.clear()
  await fillRegister(county)
  await county.settle()
})
afterAll(() => county.close())

type Rows = Parameters<County['deliver']>[1]
const load = (feed: string, rows: Rows, options = {}) =>
  county.alone(() => county.deliverBytes(feed, csv(rows), { firstLoad: county.owner, ...options }))
const refused = (code: string) => ({ ok: false, refusal: { code } })

/** What a file leaves in both counties, beyond the ids that differ from one delivery to the next. */
async function left(): Promise<unknown> {
  const columns =
    'feed, record_key, person_id, household_id, village_code, record_on, "values"::jsonb, content, delivered'
  const of = async (at: string) => [
    await county.ask(`SELECT ${columns} FROM department_record ORDER BY record_key`, at),
    await county.ask(
      'SELECT record_key, id_hash, record_on, "values", content, delivered FROM unmatched_row ORDER BY 1',
      at,
    ),
    await county.ask('SELECT delivered, feed, file_hash, is_delivery, counts FROM import_batch ORDER BY delivered', at),
    await county.ask('SELECT line_no, code, severity FROM import_fault ORDER BY line_no', at),
    await county.ask('SELECT type, payload FROM event ORDER BY seq', at),
    await county.ask('SELECT * FROM import_stage', at),
  ]
  return [await of(home), await of(neighbour)]
}

function withoutIds(rows: unknown): string {
  return JSON.stringify(rows).replace(/00000000-0000-4000-8000-\d{12}/g, 'id')
}

const keys = () =>
  county.ask(`SELECT index.relname, pg_get_indexdef(indexrelid), parent.inhparent::regclass FROM pg_index
    JOIN pg_class AS index ON index.oid = indexrelid LEFT JOIN pg_inherits AS parent ON parent.inhrelid = indexrelid
    WHERE indrelid = 'department_record_medical'::regclass ORDER BY 1`)
const constraints = () =>
  county.ask(`SELECT conname, pg_get_constraintdef(oid) FROM pg_constraint
    WHERE conrelid = 'department_record_medical'::regclass AND contype <> 'n' ORDER BY 1`)

test('a file of the register is refused', async () => {
  expect(await load('members', [aMember()])).toMatchObject(refused('file.firstLoadRegister'))
})

test('a feed that holds records, or rows that wait for somebody, is refused', async () => {
  await county.deliver('medical', [aSettlement({ 身份证号: people.stranger })])
  expect(await load('medical', [aSettlement()])).toMatchObject(refused('file.firstLoadNotEmpty'))
  await county.deliver('members', [aMember({ 姓名: '新来', 身份证号: people.stranger })])
  expect(await load('medical', [aSettlement()])).toMatchObject(refused('file.firstLoadNotEmpty'))
})

test('while the functions are connected it is refused', async () => {
  const result = await county.deliverBytes('medical', csv([aSettlement()]), { firstLoad: county.owner })
  expect(result).toMatchObject(refused('file.firstLoadInUse'))
})

const rows: Rows = [
  aSettlement({ 结算流水号: 'A' }),
  aSettlement({ 结算流水号: 'B', 姓名: '张得后' }),
  aSettlement({ 结算流水号: 'C', 身份证号: people.far, 姓名: '远亲' }),
  aSettlement({ 结算流水号: 'D', 身份证号: people.stranger }),
  aSettlement({ 结算流水号: 'E', 结算日期: 'x' }),
  aSettlement({ 结算流水号: 'F', 身份证号: people.stranger }),
  aSettlement({ 结算流水号: 'G' }),
  aSettlement({ 结算流水号: 'A', 个人自付: '7' }),
  aSettlement({ 结算流水号: 'F', 身份证号: people.li, 姓名: '李长根' }),
  aSettlement({ 结算流水号: 'G', 身份证号: people.stranger }),
  aSettlement({ 结算流水号: 'C', 身份证号: people.far, 姓名: '远亲', 个人自付: '8' }),
]

test('a first load leaves what a usual import leaves, and every household is looked at', async () => {
  const usual = await county.deliver('medical', rows)
  const expected = await left()
  const [keysBefore, constraintsBefore] = [await keys(), await constraints()]
  await county.clear()
  await fillRegister(county)
  await county.settle()

  const rehearsal = await load('medical', rows, { dryRun: true })
  expect(rehearsal).toMatchObject({ ok: true, value: { batch: null, read: 11 } })
  expect(await county.ask('SELECT 1 FROM department_record')).toEqual([])
  const result = await load('medical', rows)
  if (!result.ok) throw new Error(result.refusal.code)
  const counts = ({ batch: _batch, notes: _notes, ...rest }: typeof usual) => rest
  expect(counts(result.value)).toEqual(counts(usual))
  expect(await county.dirtyHouseholds()).toEqual(['H1', 'H2'])
  expect(await keys()).toEqual(keysBefore)
  expect(await constraints()).toEqual(constraintsBefore)
  expect(withoutIds(await left())).toEqual(withoutIds(expected))
})

test('a first load for a city is one in all of its counties, as a usual import is', async () => {
  const ours = rows.filter(({ 身份证号 }) => 身份证号 !== people.far)
  await county.deliver('medical', ours, { county: '6109' })
  const expected = await left()
  await county.clear()
  await fillRegister(county)
  const result = await load('medical', ours, { county: '6109' })
  expect(result).toMatchObject({ ok: true, value: { delivered: [neighbour, home] } })
  expect(withoutIds(await left())).toEqual(withoutIds(expected))
})

test('after a first load the usual import finds everything as it was, and changes what changed', async () => {
  await load('medical', rows)
  await county.settle()
  expect(await county.deliver('medical', rows)).toMatchObject({ accepted: 0, unmatched: 2, dirty: 0 })
  const changed = [...rows, aSettlement({ 结算流水号: 'A', 个人自付: '9' })]
  expect(await county.deliver('medical', changed)).toMatchObject({ accepted: 1, dirty: 1 })
  expect(await load('medical', rows)).toMatchObject(refused('file.firstLoadNotEmpty'))
})
