import { makeNoticeCode } from '../../../cloudfunctions/server/cases/notice-code'
import { codeOf, dataOf } from '../../support/answers'
import { MONDAY } from '../../support/open-functions'
import { COUNTY, openOffice, OTHER_COUNTY, type Office } from '../../support/open-office'
import { caseOffice, type CaseOffice } from '../../support/case-office'

// Whoever reads a notice on the wall objects to it from a phone, and reads the answer there.

let office: Office
let cases: CaseOffice
let caseId: string
let code: string
beforeAll(async () => {
  office = await openOffice()
  cases = caseOffice(office)
  caseId = (await cases.openCase()).caseId
  await cases.walkTo(caseId, 'noticed', MONDAY)
  code = await codeOnNotice()
})
afterAll(() => office.close())

/** As it is printed, on the last notice. */
async function codeOnNotice(): Promise<string> {
  const { steps } = await cases.detailOf(caseId)
  return [...JSON.stringify(steps).matchAll(/公示编号：(\w+)/g)].at(-1)?.[1] ?? ''
}
const open = (noticeCode = code, openid = 'reader') => office.ask('villager', openid, 'openNotice', { noticeCode })
const object = (words = '他家有车', { noticeCode = code, openid = 'reader' } = {}) =>
  office.tell('villager', openid, 'objectFromNotice', { noticeCode, words })
const answer = async (upheld: boolean) => {
  const { objections } = await cases.detailOf(caseId)
  const objectionId = objections.find((one) => one.answer === null)?.objectionId ?? ''
  return office.tell('officer', 'town', 'answerObjection', { caseId, objectionId, upheld, words: '车是借来的' })
}

describe('refused', () => {
  test.each([
    ['a code that is on no notice', () => object('有车', { noticeCode: makeNoticeCode(COUNTY) }), 'case.noticeUnknown'],
    ['the code in another county', () => open(OTHER_COUNTY + code.slice(6)), 'case.noticeUnknown'],
    ['an objection that says nothing', () => object('  '), 'case.reasonMissing'],
  ])('%s', async (_, ask, refusal) => {
    expect(codeOf(await ask())).toBe(refusal)
  })

  test('the code that is kept: of it there is only its hash', async () => {
    const { rows } = await office.inCounty(COUNTY, async (tx) => ({
      rows: await tx.selectFrom('notice_code').selectAll().where('county_code', '=', COUNTY).execute(),
    }))
    expect(JSON.stringify(rows)).not.toContain(code)
    expect(rows.map(({ case_id }) => case_id)).toEqual([caseId])
  })
})

test('the notice is shown as it hangs, and nothing else of the household', async () => {
  const { lines, mayObject, objections } = dataOf(await open())
  expect(lines.slice(0, 4)).toEqual(['白杨村拟纳入防止返贫监测对象公示', '户主：张大山', '村组：三组', '人数：2人'])
  expect(lines.at(-1)).toBe(`公示编号：${code}`)
  expect([mayObject, objections]).toEqual([true, []])
})

test('an objection goes to the township with a clock, stops the review, and is answered to whoever raised it alone', async () => {
  const { dueOn } = dataOf(await object())
  expect(codeOf(await object('还有房'))).toBe('case.objectionWaits')
  const { objections, card } = await cases.detailOf(caseId, 'town')
  expect(objections).toMatchObject([{ words: '他家有车', dueOn, answer: null }])
  expect(card.objectionDueOn).toBe(dueOn)
  expect(JSON.stringify(objections)).not.toContain(office.secrets.hash('reader'))
  office.setDay('2026-12-08')
  expect(codeOf(await cases.step(caseId, '2026-12-08'))).toBe('case.objectionOpen')
  expect(dataOf(await open(code, 'somebody')).objections).toEqual([])
  dataOf(await answer(false))
  const own = dataOf(await open())
  expect(own.objections).toMatchObject([{ answer: { on: '2026-12-08', upheld: false, words: '车是借来的' } }])
  expect([own.mayObject, dataOf(await open(code, 'somebody')).mayObject]).toEqual([true, true])
})

test('a notice that was taken down shows nothing but what became of one’s own objection, and its code objects no more', async () => {
  await cases.sendBack(caseId, 'assembled')
  expect(dataOf(await open())).toMatchObject({
    lines: [],
    mayObject: false,
    objections: [{ answer: { upheld: false } }],
  })
  expect(codeOf(await object())).toBe('case.noNotice')
  dataOf(await cases.step(caseId, '2026-12-09'))
  const next = await codeOnNotice()
  expect(next).not.toBe(code)
  // The old one is not the new one's.
  expect(codeOf(await object())).toBe('case.noNotice')
  expect(codeOf(await object('他家有车', { noticeCode: next }))).toBe('ok')
})
