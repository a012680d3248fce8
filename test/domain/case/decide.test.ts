import { addDays } from '../../../src/domain/calendar/day-number'
import { isCaseLate, isClearedEarly } from '../../../src/domain/case/case'
import { CONDITIONS, standingSteps, type Assembly } from '../../../src/domain/case/case-step'
import { decideAssembly } from '../../../src/domain/case/decide-assembly'
import { decideAuthorise, type AuthorisationEntry } from '../../../src/domain/case/decide-authorise'
import { decideCheckClearance } from '../../../src/domain/case/decide-check-clearance'
import { decideCompare } from '../../../src/domain/case/decide-compare'
import { decideDecline } from '../../../src/domain/case/decide-decline'
import { decideHelpFirst } from '../../../src/domain/case/decide-help-first'
import { decideNotice } from '../../../src/domain/case/decide-notice'
import { decideSendBack } from '../../../src/domain/case/decide-send-back'
import { allowedCaseActions, type CaseFile } from '../../../src/domain/case/decision'
import type { DeclineGround } from '../../../src/domain/case/decline-grounds'
import { answerObjection, raiseFromNotice, raiseObjection, type Objection } from '../../../src/domain/case/objection'
import { PATHS } from '../../../src/domain/case/steps'
import { valueOf } from '../../support/default-rulebook'
import {
  after,
  ALL_SIGNED,
  ASSEMBLY,
  CADRE,
  CHILD,
  codeOf,
  COMPARED,
  contextOf,
  COUNTY,
  HEAD,
  HOUSEHOLD,
  MET,
  MONDAY,
  NOTICE_CODE,
  NEIGHBOUR,
  opened,
  PEOPLE,
  propose,
  proposed,
  signature,
  TOWN,
  VILLAGER,
  WIFE,
} from './a-case'
import { readyOn, RIGHTLY, versionOf, walkTo } from './walk'

describe('who and when', () => {
  test.each([
    ['a cadre of another village signs', RIGHTLY.authoriseCase(opened(), MONDAY, NEIGHBOUR), 'permission.area'],
    ['a villager signs', RIGHTLY.authoriseCase(opened(), MONDAY, VILLAGER), 'permission.area'],
    [
      'the township signs while the village has somebody',
      RIGHTLY.authoriseCase(opened(), MONDAY, TOWN),
      'permission.role',
    ],
    ['a cadre compares', RIGHTLY.compareCase(walkTo(opened(), 'authorised'), MONDAY, CADRE), 'permission.role'],
    ['a cadre reviews', RIGHTLY.reviewCase(walkTo(opened(), 'noticed'), '2026-12-01', CADRE), 'permission.role'],
    ['the county reviews', RIGHTLY.reviewCase(walkTo(opened(), 'noticed'), '2026-12-01', COUNTY), 'permission.role'],
    ['the township approves', RIGHTLY.approveCase(walkTo(opened(), 'reviewed'), '2026-12-01', TOWN), 'permission.role'],
    ['a cadre announces', RIGHTLY.announceCase(walkTo(opened(), 'approved'), '2026-12-01', CADRE), 'permission.role'],
  ])('%s: refused', (_, result, code) => expect(codeOf(result)).toBe(code))

  test('the township does the steps of a village that has nobody', () => {
    expect(codeOf(RIGHTLY.authoriseCase(opened('township'), MONDAY, TOWN))).toBe('ok')
  })

  test('an old view is told how it stands, before anything else', () => {
    const command = { expectedVersion: 7, entries: [] }
    expect(decideAuthorise(opened(), command, PEOPLE, CADRE, contextOf())).toEqual({
      ok: false,
      refusal: { code: 'case.stale', details: { state: '已启动', version: 1 } },
    })
  })

  test('what is told is neither ahead nor before the step that came before', () => {
    const file = walkTo(opened(), 'authorised')
    const on = (comparedOn: string) =>
      decideCompare(file, { ...COMPARED, ...versionOf(file), comparedOn }, TOWN, contextOf())
    expect(codeOf(on('2026-11-24'))).toBe('case.inFuture')
    expect(codeOf(on('2026-11-22'))).toBe('case.tooEarly')
  })
})

describe('authorisation is refused', () => {
  const sign = (entries: readonly AuthorisationEntry[]) =>
    decideAuthorise(opened(), { expectedVersion: 1, entries }, PEOPLE, CADRE, contextOf())
  const child = signature(CHILD, { by: 'guardian', signer: '张大山' })
  test.each([
    ['without anybody', [], 'case.authorisationMissing'],
    ['while an adult has not signed', [signature(HEAD), child], 'case.authorisationMissing'],
    ['while nobody has signed for a child', [signature(HEAD), signature(WIFE)], 'case.authorisationMissing'],
    ['when a child signs', [signature(HEAD), signature(WIFE), signature(CHILD)], 'case.guardianMissing'],
    [
      'when somebody signs for a child who is not named as guardian',
      [signature(HEAD), signature(WIFE), signature(CHILD, { by: 'other', signer: '邻居', reason: '在家' })],
      'case.guardianMissing',
    ],
    [
      'when the guardian has no name',
      [signature(HEAD), signature(WIFE), { ...child, signer: ' ' }],
      'case.signerMissing',
    ],
    ['when an adult has a guardian', [signature(HEAD, { by: 'guardian', signer: '周桂花' })], 'case.signerMissing'],
    ['when nobody says why another signed', [signature(HEAD, { by: 'other', signer: '周桂花' })], 'case.signerMissing'],
    ['when nobody says which other signed', [signature(HEAD, { by: 'other', reason: '不识字' })], 'case.signerMissing'],
    ['with somebody who does not live there', [signature({ ...HEAD, personId: 'p9' })], 'case.personUnknown'],
    ['with two signatures of one', [signature(HEAD), signature(HEAD)], 'case.signedTwice'],
    ['signed tomorrow', [signature(HEAD, { signedOn: '2026-11-24' })], 'case.inFuture'],
  ] as const)('%s', (_, entries, code) => expect(codeOf(sign(entries))).toBe(code))

  test('and says how many are missing', () => {
    expect(sign([signature(HEAD)])).toMatchObject({ refusal: { details: { count: 2 } } })
  })

  test('who is no child and no adult may sign and need not', () => {
    const youth = { personId: 'p4', name: '张小河', birthOn: '2010-01-01' }
    const command = { expectedVersion: 1, entries: ALL_SIGNED }
    expect(codeOf(decideAuthorise(opened(), command, [...PEOPLE, youth], CADRE, contextOf()))).toBe('ok')
    const with4 = { ...command, entries: [...ALL_SIGNED, signature(youth)] }
    expect(codeOf(decideAuthorise(opened(), with4, [...PEOPLE, youth], CADRE, contextOf()))).toBe('ok')
  })
})

describe('comparison is refused', () => {
  test('before the authorisation', () => {
    expect(codeOf(RIGHTLY.compareCase(opened(), MONDAY))).toBe('case.notAuthorised')
    expect(codeOf(RIGHTLY.compareCase(opened(), MONDAY, CADRE))).toBe('permission.role')
    expect(codeOf(RIGHTLY.compareCase(walkTo(opened(), 'compared'), MONDAY))).toBe('case.wrongState')
  })

  test('while a department has not answered, or one that nobody asked has', () => {
    const file = walkTo(opened(), 'authorised')
    const compare = (results: typeof COMPARED.results) =>
      decideCompare(file, { ...COMPARED, ...versionOf(file), results }, TOWN, contextOf())
    expect(compare(COMPARED.results.slice(1))).toMatchObject({
      refusal: { code: 'case.comparisonMissing', details: { count: 1 } },
    })
    expect(codeOf(compare([...COMPARED.results, ...COMPARED.results]))).toBe('case.bodyUnknown')
    expect(codeOf(compare([{ body: 'bank', result: 'clear' }]))).toBe('case.bodyUnknown')
  })
})

describe('an assembly is refused', () => {
  const file = walkTo(opened(), 'compared')
  const hold = (change: Partial<Assembly>) =>
    decideAssembly(file, { ...ASSEMBLY, ...versionOf(file), ...change }, CADRE, contextOf())
  test.each([
    ['without a place', { place: ' ' }, 'case.assemblyIncomplete'],
    ['without anybody', { attendees: 0 }, 'case.assemblyIncomplete'],
    ['without minutes', { minutesFile: '' }, 'case.assemblyIncomplete'],
    ['with fewer votes than voters', { inFavour: 7 }, 'case.votesDoNotFit'],
    ['with the votes of excused relatives', { inFavour: 10 }, 'case.votesDoNotFit'],
    ['with nobody but relatives', { attendees: 2, inFavour: 0, against: 0, abstain: 0 }, 'case.votesDoNotFit'],
    ['without a category', { category: null }, 'case.categoryUnknown'],
    ['with a category that the county does not have', { category: 'poor' }, 'case.categoryUnknown'],
    ['without a risk', { risks: [] }, 'case.riskUnknown'],
    ['with a risk twice', { risks: ['illness', 'illness'] }, 'case.riskUnknown'],
    ['with six risks', { risks: ['illness', 'work', 'water', 'housing', 'labour', 'other'] }, 'case.riskUnknown'],
    ['held tomorrow', { heldOn: '2026-11-24' }, 'case.inFuture'],
  ] as const)('%s', (_, change, code) => expect(codeOf(hold(change))).toBe(code))

  test('of five risks it is not', () => {
    const { case: one } = valueOf(hold({ risks: ['illness', 'work', 'water', 'housing', 'other'] }))
    expect(one).toMatchObject({ state: 'assembled', category: 'sudden', dueOn: '2026-11-24' })
    expect(one.risks).toHaveLength(5)
  })
})

describe('a notice', () => {
  const carried = walkTo(opened(), 'assembled')
  const post = (file: CaseFile, until: string, postedOn = MONDAY) =>
    decideNotice(file, { ...versionOf(file), postedOn, until, code: NOTICE_CODE }, HOUSEHOLD, CADRE, contextOf())

  test('hangs five full days, the day of posting not counted', () => {
    expect(post(carried, '2026-11-27')).toMatchObject({
      refusal: { code: 'case.noticeTooShort', details: { days: 5, until: '2026-11-28' } },
    })
    expect(post(carried, '2026-11-28')).toMatchObject({ value: { case: { dueOn: '2026-12-01' } } })
  })

  test.each([
    ['half of those who voted', { inFavour: 5, against: 5, abstain: 0 }, 'case.assemblyAgainst'],
    ['fewer than those against', { inFavour: 4, against: 5, abstain: 1 }, 'case.assemblyAgainst'],
    ['one more than half', { inFavour: 6, against: 4, abstain: 0 }, 'ok'],
  ])('with %s in favour: %s', (_, votes, code) => {
    const compared = walkTo(opened(), 'compared')
    const file = after(
      compared,
      decideAssembly(compared, { ...ASSEMBLY, ...versionOf(compared), ...votes }, CADRE, contextOf()),
    )
    expect(codeOf(post(file, '2026-11-28'))).toBe(code)
  })

  test('is not reviewed before it has hung its days', () => {
    const file = walkTo(opened(), 'noticed')
    expect(codeOf(RIGHTLY.reviewCase(file, '2026-11-28'))).toBe('case.noticeRunning')
    expect(codeOf(RIGHTLY.reviewCase(file, '2026-11-29'))).toBe('ok')
  })
})

describe('an objection', () => {
  const noticed = walkTo(opened(), 'noticed')
  const said = { objectionId: 'o1', words: '他家有车' }
  const objection = valueOf(raiseObjection(noticed.case, said, CADRE, contextOf()))

  test('needs a notice, words, and somebody of the area to write it down', () => {
    expect(codeOf(raiseObjection(opened().case, said, CADRE, contextOf()))).toBe('case.noNotice')
    expect(codeOf(raiseObjection(noticed.case, { ...said, words: ' ' }, CADRE, contextOf()))).toBe('case.reasonMissing')
    expect(codeOf(raiseObjection(noticed.case, said, NEIGHBOUR, contextOf()))).toBe('permission.area')
  })

  test('of whoever has the notice before them needs a notice and words, and one waits at a time', () => {
    const raise = (own: readonly Objection[], one = noticed.case, words = '他家有车') =>
      raiseFromNotice(one, { objectionId: 'o2', words }, own, contextOf())
    expect(codeOf(raise([], opened().case))).toBe('case.noNotice')
    expect(codeOf(raise([], noticed.case, ' '))).toBe('case.reasonMissing')
    expect(codeOf(raise([objection]))).toBe('case.objectionWaits')
    const answer = { on: MONDAY, upheld: false, words: '查过' }
    expect(
      valueOf(
        raise([
          { ...objection, answer },
          { ...objection, noticeVersion: 2 },
        ]),
      ),
    ).toEqual({
      ...objection,
      objectionId: 'o2',
    })
  })

  test('is answered once, by the township, in words', () => {
    const answer = { upheld: false, words: '车是他弟弟的' }
    expect(codeOf(answerObjection(noticed.case, objection, answer, CADRE, contextOf()))).toBe('permission.role')
    expect(codeOf(answerObjection(noticed.case, objection, { ...answer, words: '' }, TOWN, contextOf()))).toBe(
      'case.reasonMissing',
    )
    const answered = valueOf(answerObjection(noticed.case, objection, answer, TOWN, contextOf()))
    expect(codeOf(answerObjection(noticed.case, answered, answer, TOWN, contextOf()))).toBe('case.objectionAnswered')
  })

  test('has a clock in working days, and stops the review until it is answered', () => {
    expect(objection.dueOn).toBe('2026-11-26')
    const review = (objections: CaseFile['objections']) =>
      codeOf(RIGHTLY.reviewCase({ ...noticed, objections }, '2026-12-01'))
    const answered = (upheld: boolean) => ({ ...objection, answer: { on: MONDAY, upheld, words: '查过' } })
    expect(review([objection])).toBe('case.objectionOpen')
    expect(review([answered(true)])).toBe('case.objectionUpheld')
    expect(review([answered(false)])).toBe('ok')
    expect(review([{ ...objection, noticeVersion: 2 }])).toBe('ok')
  })
})

describe('clearance', () => {
  test.each([
    ['of a household that is not monitored', propose({ followed: null }), 'case.notMonitored'],
    ['of a household in a case', propose({ running: true }), 'case.running'],
    ['of a household without labour ability', propose({ canWork: false }), 'case.noLabour'],
    ['by a cadre of another village', propose({}, NEIGHBOUR), 'permission.area'],
    ['by the county', propose({}, COUNTY), 'permission.role'],
  ])('%s: refused', (_, result, code) => expect(codeOf(result)).toBe(code))

  test.each(CONDITIONS)('while nobody has stated %s: refused', (condition) => {
    const file = proposed()
    const conditions = { ...MET.conditions, [condition]: undefined }
    expect(decideCheckClearance(file, { ...MET, ...versionOf(file), conditions }, CADRE, contextOf())).toMatchObject({
      refusal: { code: 'case.conditionMissing', details: { count: 1 } },
    })
  })

  test.each([
    [
      'when a condition is not met',
      { conditions: { ...MET.conditions, income: false } },
      'case.conditionUnmet',
      'riskRemains',
    ],
    ['when nobody can work', { canWork: false }, 'case.noLabour', 'noLabour'],
  ] as const)('%s goes no further, and can be ended with the reason', (_, found, code, ground) => {
    const file = proposed()
    const visited = after(
      file,
      decideCheckClearance(file, { ...MET, ...versionOf(file), ...found }, CADRE, contextOf()),
    )
    expect(codeOf(RIGHTLY.holdAssembly(visited, MONDAY))).toBe(code)
    const decline = { ...versionOf(visited), ground, reason: '先落实低保，继续跟踪' }
    expect(decideDecline(visited, decline, CADRE, contextOf())).toMatchObject({
      value: { case: { state: 'declined' } },
    })
  })

  test.each([
    ['the month of the inclusion', '2026-12-01', 'helped', true],
    ['the next month', '2026-11-30', 'helped', true],
    ['the month after', '2026-10-31', 'helped', false],
    ['the next month, by itself', '2026-11-30', 'natural', false],
  ] as const)('in %s: flagged or not', (_, includedOn, way, early) => {
    const { case: one } = walkTo(proposed(includedOn), 'approved')
    expect(isClearedEarly({ ...one, way }, '2026-12-02')).toBe(early)
  })

  test('keeps what the household was followed as', () => {
    expect(walkTo(proposed(), 'announced').case).toMatchObject({
      category: 'sudden',
      risks: ['illness'],
      way: 'helped',
    })
  })
})

describe('help first', () => {
  const help = (helpedOn: string, words = '送了帐篷') =>
    decideHelpFirst(opened(), { expectedVersion: 1, helpedOn, help: words }, CADRE, contextOf())

  test('is told in words, not ahead, and not for a clearance', () => {
    expect(codeOf(help('2026-11-24'))).toBe('case.inFuture')
    expect(codeOf(help(MONDAY, ' '))).toBe('case.reasonMissing')
    expect(codeOf(RIGHTLY.helpFirst(proposed(), MONDAY))).toBe('case.wrongState')
  })

  test('gives the papers the days of the policy from the help on, and leaves the case where it is', () => {
    const { case: one, event } = valueOf(help('2026-11-20'))
    expect(one).toMatchObject({ state: 'opened', variant: 'urgent', dueOn: '2026-12-20', hardDueOn: '2026-12-20' })
    expect(event.type).toBe('case.helpedFirst')
    expect(isCaseLate(one, '2026-12-20')).toBe(false)
    expect(isCaseLate(one, '2026-12-21')).toBe(true)
  })
})

describe('sending back', () => {
  const file = walkTo(opened(), 'reviewed')
  const back = (to: 'opened' | 'reviewed' | 'approved' | 'visited', reason = '缺周桂花的签字', actor = COUNTY) =>
    decideSendBack(file, { ...versionOf(file), to, reason }, actor, contextOf('2026-12-01'))
  test.each([
    ['to where it is', back('reviewed'), 'case.notEarlier'],
    ['forward', back('approved'), 'case.notEarlier'],
    ['to a step of the other kind', back('visited'), 'case.notEarlier'],
    ['without a reason', back('opened', ' '), 'case.reasonMissing'],
    ['by the village', back('opened', '缺签字', CADRE), 'permission.role'],
  ])('%s: refused', (_, result, code) => expect(codeOf(result)).toBe(code))

  test.each([walkTo(opened(), 'announced'), after(opened(), RIGHTLY.declineCase(opened(), MONDAY))])(
    'of a case that is over: refused',
    (over) => {
      const command = { ...versionOf(over), to: 'opened', reason: '再看看' } as const
      expect(codeOf(decideSendBack(over, command, COUNTY, contextOf('2026-12-01')))).toBe('case.notEarlier')
    },
  )

  test('makes void what came after, and keeps it to be read', () => {
    const sent = after(file, back('opened'))
    expect(sent.case).toMatchObject({ state: 'opened', dueOn: '2026-12-03', version: file.case.version + 1 })
    expect(sent.steps).toHaveLength(file.steps.length + 1)
    expect(standingSteps('inclusion', sent.steps)).toEqual([])
    expect(codeOf(RIGHTLY.holdAssembly(sent, '2026-12-01'))).toBe('case.wrongState')
  })

  test.each(PATHS.inclusion.slice(0, -3))('to %s, everything is done again, to the end', (to) => {
    const sent = after(
      file,
      decideSendBack(file, { ...versionOf(file), to, reason: '再来' }, COUNTY, contextOf('2026-12-01')),
    )
    const ended = walkTo(sent, 'announced')
    expect(ended.case.announcedOn).not.toBeNull()
    const done = standingSteps('inclusion', ended.steps).map(({ action }) => action)
    expect(done).toEqual([
      ...([
        'authoriseCase',
        'compareCase',
        'holdAssembly',
        'postNotice',
        'reviewCase',
        'approveCase',
        'announceCase',
      ] as const),
    ])
  })
})

describe('an end without the aim', () => {
  const against = { inFavour: 3, against: 7, abstain: 0 }
  const compared = walkTo(opened(), 'compared')
  const voted = after(
    compared,
    decideAssembly(compared, { ...ASSEMBLY, ...versionOf(compared), ...against }, CADRE, contextOf()),
  )
  const reviewed = walkTo(opened(), 'reviewed')
  const decline = (file: CaseFile, ground: DeclineGround, actor = CADRE, reason = '说清楚了') =>
    decideDecline(file, { ...versionOf(file), ground, reason }, actor, contextOf('2026-12-01'))
  test.each([
    ['without a reason', decline(opened(), 'withdrawn', CADRE, ''), 'case.reasonMissing'],
    ['for an assembly that has not met', decline(opened(), 'assemblyAgainst'), 'case.groundWrong'],
    [
      'for an assembly that was in favour',
      decline(walkTo(opened(), 'assembled'), 'assemblyAgainst'),
      'case.groundWrong',
    ],
    [
      'for an objection that nobody upheld',
      decline(walkTo(opened(), 'noticed'), 'objectionUpheld', TOWN),
      'case.groundWrong',
    ],
    ['as not approved, by the township', decline(reviewed, 'notApproved', TOWN), 'permission.role'],
    [
      'as not approved, before the county has it',
      decline(walkTo(opened(), 'noticed'), 'notApproved', COUNTY),
      'case.groundWrong',
    ],
    ['of an inclusion, on a ground of clearance', decline(opened(), 'riskRemains'), 'case.groundWrong'],
    ['of a case that is announced', decline(walkTo(opened(), 'announced'), 'withdrawn'), 'case.wrongState'],
  ])('%s: refused', (_, result, code) => expect(codeOf(result)).toBe(code))

  test.each([
    ['the household withdraws', decline(reviewed, 'withdrawn')],
    ['the assembly is against it', decline(voted, 'assemblyAgainst')],
    ['the county disapproves', decline(reviewed, 'notApproved', COUNTY)],
  ])('%s', (_, result) => {
    const { case: one, step, event } = valueOf(result)
    expect(one.state).toBe('declined')
    expect(step).toMatchObject({ record: { reason: '说清楚了' } })
    expect(JSON.stringify(event)).not.toContain('说清楚了')
  })
})

test('the buttons of a page are what is admitted', () => {
  expect(allowedCaseActions(opened(), CADRE)).toEqual(['authoriseCase', 'helpFirst', 'declineCase'])
  expect(allowedCaseActions(opened(), TOWN)).toEqual(['helpFirst', 'declineCase'])
  expect(allowedCaseActions(walkTo(opened(), 'reviewed'), COUNTY)).toEqual([
    'approveCase',
    'declineCase',
    'sendBackCase',
  ])
  expect(allowedCaseActions(walkTo(opened(), 'announced'), COUNTY)).toEqual([])
})

test('clocks run step by step and over the whole', () => {
  const file = opened()
  expect(file.case).toMatchObject({ dueOn: '2026-11-25', hardDueOn: '2026-12-21' })
  expect(walkTo(file, 'authorised').case.dueOn).toBe('2026-11-28')
  expect(isCaseLate(file.case, '2026-11-25')).toBe(false)
  expect(isCaseLate(file.case, '2026-11-26')).toBe(true)
  const over = walkTo(file, 'announced')
  expect(isCaseLate(over.case, '2027-12-01')).toBe(false)
  expect(readyOn(over, addDays(MONDAY, 9))).toBe(addDays(MONDAY, 9))
})
