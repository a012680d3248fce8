import fc from 'fast-check'
import { addDays } from '../../../src/domain/calendar/day-number'
import { isRunning } from '../../../src/domain/case/case'
import { caseRecord } from '../../../src/domain/case/case-record'
import { standingSteps } from '../../../src/domain/case/case-step'
import { decideSendBack } from '../../../src/domain/case/decide-send-back'
import { allowedCaseActions, type CaseFile } from '../../../src/domain/case/decision'
import { noticeText } from '../../../src/domain/case/notice'
import { CASE_ACTIONS, PATHS, statesBefore, STEPS } from '../../../src/domain/case/steps'
import { after, CADRE, contextOf, COUNTY, HOUSEHOLD, MONDAY, NOTICE_CODE, opened, proposed, TOWN } from './a-case'
import { readyOn, RIGHTLY, versionOf, walkTo } from './walk'

const SEED = { seed: 20261124, numRuns: 300 }

const step = fc.record({
  // What leads on more often than what does not, or hardly any walk would get anywhere.
  what: fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom(...CASE_ACTIONS.filter((action) => action !== 'declineCase')) },
    { weight: 12, arbitrary: fc.constant('next' as const) },
    { weight: 5, arbitrary: fc.constant('sendBack' as const) },
    { weight: 1, arbitrary: fc.constantFrom('declineCase' as const, 'next' as const) },
  ),
  to: fc.constantFrom(...PATHS.inclusion, ...PATHS.clearance),
  who: fc.oneof({ weight: 6, arbitrary: fc.constant(undefined) }, fc.constantFrom(CADRE, TOWN, COUNTY)),
  later: fc.integer({ min: 0, max: 3 }),
})
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never
const walks = fc.record({
  kind: fc.constantFrom('inclusion', 'clearance'),
  steps: fc.array(step, { minLength: 10, maxLength: 40 }),
})

/** Every file that came to be, the first one as well. */
function walk(kind: string, steps: readonly Step[]): CaseFile[] {
  const files = [kind === 'inclusion' ? opened() : proposed()]
  let day = MONDAY
  for (const one of steps) {
    const file = files[files.length - 1] ?? opened()
    day = readyOn(file, addDays(day, one.later))
    const decided = tryStep(file, one, day)
    if (decided?.ok) files.push(after(file, decided))
  }
  return files
}

function tryStep(file: CaseFile, { what, who, to }: Step, day: string) {
  if (what === 'sendBack')
    return decideSendBack(file, { ...versionOf(file), to, reason: '再来' }, who ?? COUNTY, contextOf(day))
  const [next] = CASE_ACTIONS.filter((action) => STEPS[file.case.kind][file.case.state][action] !== null)
  const action = what === 'next' ? next : what
  return action && RIGHTLY[action](file, day, who)
}

test('whatever is tried, a case moves only along its table or back along its path, and its end is final', () => {
  let announced = 0
  let sentBack = 0
  fc.assert(
    fc.property(walks, ({ kind, steps }) => {
      const files = walk(kind, steps)
      files.slice(1).forEach(({ case: one, steps: done }, index) => {
        const before = files[index]?.case ?? one
        const last = done.at(-1)
        const lawful =
          last?.action === 'sendBackCase'
            ? statesBefore(before.kind, before.state)
            : [last && STEPS[before.kind][before.state][last.action]]
        expect(lawful).toContain(one.state)
        expect(isRunning(before)).toBe(true)
        expect(one.version).toBe(before.version + 1)
        expect(one.state === 'announced').toBe(one.announcedOn !== null)
        expect(done).toHaveLength(one.version - 1)
        if (one.state === 'announced') announced += 1
        if (last?.action === 'sendBackCase') sentBack += 1
      })
    }),
    SEED,
  )
  // Without this the law could hold because no walk ever got anywhere.
  expect(announced).toBeGreaterThan(30)
  expect(sentBack).toBeGreaterThan(100)
})

test('a case that is not over can always be brought to its end, and what stands then is each step once, in order', () => {
  fc.assert(
    fc.property(walks, ({ kind, steps }) => {
      const reached = walk(kind, steps).at(-1) ?? opened()
      if (!isRunning(reached.case)) return
      const ended = walkTo(reached, 'announced')
      const standing = standingSteps(ended.case.kind, ended.steps).filter(({ action }) => action !== 'helpFirst')
      expect(standing.map(({ state }) => state)).toEqual(PATHS[ended.case.kind].slice(1))
    }),
    SEED,
  )
})

test('the buttons offered are those that are admitted', () => {
  fc.assert(
    fc.property(walks, ({ kind, steps }) => {
      for (const file of walk(kind, steps)) {
        const { state, kind: of } = file.case
        const offered = [CADRE, TOWN, COUNTY].flatMap((actor) => allowedCaseActions(file, actor))
        const lawful: string[] = CASE_ACTIONS.filter((action) => STEPS[of][state][action] !== null)
        if (statesBefore(of, state).length > 0) lawful.push('sendBackCase')
        expect([...new Set<string>(offered)].sort()).toEqual(lawful.sort())
      }
    }),
    SEED,
  )
})

/** Numbers of seven digits and more, however they are written. */
const number = fc
  .tuple(
    fc.constantFrom('110105194912310021', '13912345678', '6222021234567890123', '61099919600101001X', '7654321'),
    fc.constantFrom('', ' ', '-'),
  )
  .map(([digits, between]) => digits.replace(/(\d{4})(?=\d)/g, `$1${between}`))
const text = fc
  .tuple(fc.constantFrom('张大山', '三组', ''), number, fc.constantFrom('', '电话'))
  .map((parts) => parts.join(''))

test('no notice says a number of a person, not even one that was typed into a name', () => {
  fc.assert(
    fc.property(text, text, fc.constantFrom('inclusion', 'clearance'), (headName, group, kind) => {
      const household = { ...HOUSEHOLD, headName, group, idNumber: headName, phone: group, health: '尿毒症' }
      const said = noticeText(
        { kind, category: 'sudden' },
        household,
        { postedOn: MONDAY, until: '2026-11-28', code: 'A' },
        contextOf().policy,
      ).join('\n')
      const numbers = said.replace(/2026-\d\d-\d\d/g, '').match(/\d[\d\s-]*/g) ?? []
      expect(Math.max(...numbers.map((found) => found.replace(/\D/g, '').length))).toBeLessThan(6)
      expect(said).not.toContain('尿毒症')
    }),
    SEED,
  )
})

test('a notice says what it may, in full', () => {
  const notice = { postedOn: MONDAY, until: '2026-11-28', code: NOTICE_CODE }
  expect(noticeText({ kind: 'inclusion', category: 'sudden' }, HOUSEHOLD, notice, contextOf().policy)).toEqual([
    '白杨村拟纳入防止返贫监测对象公示',
    '户主：张大山',
    '村组：三组',
    '人数：3人',
    '类别：突发严重困难户',
    '公示时间：2026-11-23至2026-11-28',
    '如有异议，请在公示期内向乡镇反映，拨打12317，或凭公示编号用手机提出。',
    '公示编号：6109990A1B2C3D4E5F',
  ])
})

test('no sheet shows a number that was typed into a name', () => {
  const head = { caseNo: '1', kind: 'inclusion', villageName: '白杨村', group: '三组13912345678' } as const
  const [step] = walkTo(opened(), 'authorised').steps
  if (step === undefined) throw new Error('nothing was done')
  const sheet = caseRecord(step, { ...head, headName: '张大山 110105194912310021' }, contextOf().policy)
  expect(sheet.rows.slice(1, 3)).toEqual([
    ['户主', '张大山 ***'],
    ['村组', '白杨村三组***'],
  ])
})

test('each step leaves a sheet with its title, its rows and who signs', () => {
  const head = { caseNo: '261123000001', villageName: '白杨村', group: '三组', headName: '张大山' } as const
  const sheets = [walkTo(opened(), 'announced'), walkTo(proposed(), 'announced')].flatMap(({ case: { kind }, steps }) =>
    steps.map((one) => caseRecord(one, { ...head, kind }, contextOf().policy)),
  )
  expect(sheets.map(({ title }) => title)).toEqual([
    ...['纳入·申请及承诺授权书', '纳入·信息比对结果', '纳入·民主评议记录', '纳入·公示', '纳入·镇级审核'],
    ...['纳入·县级审定', '纳入·结果公告', '风险消除·风险消除入户核实表', '风险消除·民主评议记录', '风险消除·公示'],
    ...['风险消除·镇级审核', '风险消除·县级审定', '风险消除·结果公告'],
  ])
  for (const { rows, signatures } of sheets) {
    expect(rows.slice(0, 3)).toEqual([
      ['编号', '261123000001'],
      ['户主', '张大山'],
      ['村组', '白杨村三组'],
    ])
    expect(rows.every(([, value]) => value !== '')).toBe(true)
    expect(signatures.length).toBeGreaterThan(0)
  }
  const [authorisation] = sheets
  expect(authorisation?.rows).toContainEqual(['周桂花', '他人代签，张小山，不识字'])
  expect(JSON.stringify(sheets)).not.toContain('a'.repeat(64))
})
