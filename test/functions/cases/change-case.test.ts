import { randomUUID } from 'node:crypto'
import type { CaseDetail } from '../../../src/contract/case-views'
import { caseContext } from '../../../cloudfunctions/server/cases/case-context'
import { insertCase } from '../../../cloudfunctions/server/cases/case-repository'
import { openInclusion } from '../../../src/domain/case/open-case'
import { codeOf, dataOf } from '../../support/answers'
import { MONDAY } from '../../support/open-functions'
import { BAIYANG, COUNTY, FAR, openOffice, QINGSHAN, TOWN, type Office } from '../../support/open-office'
import { caseOffice, type CaseOffice } from '../../support/case-office'

let office: Office
let cases: CaseOffice

beforeAll(async () => {
  office = await openOffice()
  cases = caseOffice(office)
})
afterAll(() => office.close())
beforeEach(() => office.setDay(MONDAY))

const rowsOf = (caseId: string) =>
  office.inCounty(COUNTY, (tx) =>
    tx.selectFrom('case_step').selectAll().where('county_code', '=', COUNTY).where('case_id', '=', caseId).execute(),
  )

function entriesOf({ people }: CaseDetail, count = people.length) {
  return people.slice(0, count).map(({ personId }) => ({
    ...({ personId, by: 'self', signer: '', reason: '', signedOn: MONDAY } as const),
    ...{ signatureHash: 'c'.repeat(64), signatureFile: 'cloud://wudeng/signatures/1.png' },
  }))
}

describe('refused, and nothing is changed', () => {
  test.each([
    ['a villager', 'nobody', 'permission.role'],
    ['the county', 'county', 'permission.role'],
    ['the township while the village has somebody', 'town', 'permission.role'],
    ['a cadre of another village', 'qingshan', 'permission.area'],
    ['a cadre of another county', 'far', 'case.unknown'],
  ])('%s records the signatures', async (_, openid, code) => {
    const { household, caseId } = await cases.openCase()
    const before = await cases.timelineOf(household)
    expect(codeOf(await cases.step(caseId, MONDAY, { openid }))).toBe(code)
    expect(await cases.timelineOf(household)).toEqual(before)
    expect(await rowsOf(caseId)).toEqual([])
    expect((await cases.detailOf(caseId)).card).toMatchObject({ state: 'opened', version: 1 })
  })

  test('a case that does not exist', async () => {
    expect(codeOf(await office.ask('cadre', 'baiyang', 'case', { caseId: randomUUID() }))).toBe('case.unknown')
    const missing = { caseId: randomUUID() }
    expect(codeOf(await office.tell('officer', 'town', 'announceCase', missing, { expectedVersion: 1 }))).toBe(
      'case.unknown',
    )
  })

  test('a change without the version that the person saw', async () => {
    const { caseId } = await cases.openCase()
    expect(await office.tell('officer', 'town', 'announceCase', { caseId })).toMatchObject({
      fault: { code: 'request.invalid', details: { field: 'expectedVersion' } },
    })
  })

  test('a comparison before the authorisation of everybody', async () => {
    const { caseId } = await cases.openCase()
    const detail = await cases.detailOf(caseId)
    expect(codeOf(await cases.tellStep('compareCase', detail, MONDAY))).toBe('case.notAuthorised')
    const some = { caseId, entries: entriesOf(detail, 1) }
    expect(await office.tell('cadre', 'baiyang', 'authoriseCase', some, { expectedVersion: 1 })).toMatchObject({
      fault: { code: 'case.authorisationMissing', details: { count: 1 } },
    })
    expect(await rowsOf(caseId)).toEqual([])
  })

  test('a notice that comes down before its time, and a review before that', async () => {
    const { caseId } = await cases.openCase()
    const day = await cases.walkTo(caseId, 'assembled', '2026-11-24')
    const { card } = await cases.detailOf(caseId)
    const short = { caseId, postedOn: day, until: '2026-11-28' }
    expect(codeOf(await office.tell('cadre', 'baiyang', 'postNotice', short, { expectedVersion: card.version }))).toBe(
      'case.noticeTooShort',
    )
    await cases.walkTo(caseId, 'noticed', day)
    expect(codeOf(await cases.step(caseId, '2026-11-29'))).toBe('case.noticeRunning')
  })

  test('a clearance of who is not monitored, of a household elsewhere, and of one that does not exist', async () => {
    const { household } = await cases.openCase()
    const propose = (householdId: string) => office.tell('cadre', 'baiyang', 'proposeClearance', { householdId })
    expect(codeOf(await propose(household.householdId))).toBe('case.running')
    const quiet = await office.addHousehold(QINGSHAN)
    expect(codeOf(await propose(quiet.householdId))).toBe('permission.area')
    expect(codeOf(await office.tell('cadre', 'qingshan', 'proposeClearance', { householdId: quiet.householdId }))).toBe(
      'case.notMonitored',
    )
    const far = await office.addHousehold(FAR)
    expect(codeOf(await propose(far.householdId))).toBe('household.unknown')
  })

  test('an approval by the township, and an end on a ground that is not there', async () => {
    const { caseId } = await cases.openCase()
    const day = await cases.walkTo(caseId, 'reviewed', '2026-11-24')
    expect(codeOf(await cases.step(caseId, day, { openid: 'town' }))).toBe('permission.role')
    const { card } = await cases.detailOf(caseId)
    const decline = { caseId, ground: 'assemblyAgainst', reason: '没有通过' } as const
    expect(
      codeOf(await office.tell('officer', 'county', 'declineCase', decline, { expectedVersion: card.version })),
    ).toBe('case.groundWrong')
  })
})

test('an old version is told who changed it and how it stands', async () => {
  const { caseId } = await cases.openCase()
  const old = await cases.detailOf(caseId)
  dataOf(await cases.step(caseId, MONDAY))
  expect(await cases.tellStep('authoriseCase', old, MONDAY, { openid: 'baiyang2' })).toMatchObject({
    fault: { code: 'case.stale', kind: 'conflict', details: { who: '干部baiyang', state: '已授权', version: 2 } },
  })
})

test('the same command twice changes nothing the second time, and gets the same answer', async () => {
  const { household, caseId } = await cases.openCase()
  const detail = await cases.detailOf(caseId)
  const commandId = randomUUID()
  const send = () =>
    office.tell(
      'cadre',
      'baiyang',
      'authoriseCase',
      { caseId, entries: entriesOf(detail) },
      { expectedVersion: 1, commandId },
    )
  const first = dataOf(await send())
  const after = [await rowsOf(caseId), await cases.timelineOf(household)]
  expect(dataOf(await send())).toEqual(first)
  expect([await rowsOf(caseId), await cases.timelineOf(household)]).toEqual(after)
})

test('ten hands at one step: one does it, the others see that', async () => {
  const { caseId } = await cases.openCase()
  const detail = await cases.detailOf(caseId)
  const answers = await Promise.all(
    Array.from({ length: 10 }, (_, index) =>
      cases.tellStep('authoriseCase', detail, MONDAY, { openid: index % 2 ? 'baiyang2' : 'baiyang' }),
    ),
  )
  expect(answers.map(codeOf).sort()).toEqual([...Array<string>(9).fill('case.stale'), 'ok'])
  expect(await rowsOf(caseId)).toHaveLength(1)
})

test('words are sealed, and of a signature only hash and file are kept', async () => {
  const { caseId } = await cases.openCase()
  await cases.walkTo(caseId, 'assembled', '2026-11-24')
  const rows = await rowsOf(caseId)
  expect(JSON.stringify(rows)).not.toMatch(/村委会|周桂花|minutes/)
  const signed = await office.inCounty(COUNTY, (tx) =>
    tx
      .selectFrom('case_authorisation')
      .selectAll()
      .where('county_code', '=', COUNTY)
      .where('case_id', '=', caseId)
      .execute(),
  )
  expect(signed.map((row) => [row.signature_hash, row.text_version])).toEqual([
    ['c'.repeat(64), '2026-1'],
    ['c'.repeat(64), '2026-1'],
  ])
})

/** A case as the closing of an order leaves it, without the order. */
async function addCase(): Promise<void> {
  const { householdId, villageCode } = await office.addHousehold(BAIYANG)
  await office.inCounty(COUNTY, (tx) => {
    const call = { tx, county: COUNTY, day: MONDAY, newId: randomUUID, record: () => undefined }
    const ids = { caseId: randomUUID(), caseNo: '', householdId, villageCode, level: 'village' } as const
    return insertCase(call, openInclusion(ids, caseContext(MONDAY)))
  })
}

describe('lists', () => {
  test('show the cases of one’s areas and no others', async () => {
    const { caseId } = await cases.openCase()
    const seenBy = async (name: 'cadre' | 'officer', openid: string, area?: string) => {
      const answer = await office.ask(name, openid, 'cases', { area })
      return answer.ok ? answer.data.items.some((item) => item.caseId === caseId) : answer.fault.code
    }
    expect(await seenBy('cadre', 'qingshan')).toBe(false)
    expect(await seenBy('officer', 'othertown')).toBe(false)
    expect(await seenBy('officer', 'othertown', TOWN)).toBe('permission.area')
    expect(await seenBy('cadre', 'baiyang')).toBe(true)
    expect(await seenBy('officer', 'town')).toBe(true)
    expect(await seenBy('officer', 'county', COUNTY)).toBe(true)
    expect(codeOf(await office.ask('cadre', 'qingshan', 'case', { caseId }))).toBe('permission.area')
    expect(codeOf(await office.ask('cadre', 'baiyang', 'cases', { cursor: 'x' }))).toBe('cursor.invalid')
  })

  test('go on where the page before ended, what is due first comes first', async () => {
    for (let count = 0; count < 51; count += 1) await addCase()
    const first = dataOf(await office.ask('officer', 'county', 'cases', { kind: 'inclusion' }))
    expect(first.items).toHaveLength(50)
    const cursor = first.nextCursor ?? undefined
    const second = dataOf(await office.ask('officer', 'county', 'cases', { kind: 'inclusion', cursor }))
    const ids = [...first.items, ...second.items].map((item) => item.caseId)
    expect(new Set(ids).size).toBe(ids.length)
    const due = [...first.items, ...second.items].map((item) => item.dueOn)
    expect(due).toEqual([...due].sort())
    expect(second.nextCursor).toBeNull()
  })
})
