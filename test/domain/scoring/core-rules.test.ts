import type { FactsDraft, PersonDraft, RecordDraft } from '../../support/facts-builder'
import { tellsApart } from '../../support/verdict-of'

function school(state: string, more: Partial<RecordDraft> & { year?: string; updatedOn?: string } = {}): RecordDraft {
  const { year = '2026-2027', updatedOn = '2026-09-20', ...rest } = more
  return {
    feed: 'education',
    values: { schoolYear: year, stage: '小学', state, selfPaid: 0, aid: 0, updatedOn },
    ...rest,
  }
}

function pupil(birthOn: string, ...records: RecordDraft[]): FactsDraft {
  return { people: [{ birthOn }], records }
}

const leapling = pupil('2012-02-29', school('辍学', { year: '2027-2028', updatedOn: '2027-09-20' }))

tellsApart('R01', [
  ['a child without any school record', pupil('2014-05-05'), 'unknown'],
  ['at school', pupil('2014-05-05', school('在读')), 'no'],
  ['taught at home', pupil('2014-05-05', school('送教上门')), 'no'],
  ['left school', pupil('2014-05-05', school('辍学')), 'hit'],
  ['left school, turns 6 tomorrow', pupil('2020-11-24', school('辍学')), 'no'],
  ['left school, turns 6 today', pupil('2020-11-23', school('辍学')), 'hit'],
  ['left school, turns 16 tomorrow', pupil('2010-11-24', school('辍学')), 'hit'],
  ['left school, turns 16 today', pupil('2010-11-23', school('辍学')), 'no'],
  ['born on 29 February, still 15 on 28 February', leapling, 'hit', '2028-02-28'],
  ['born on 29 February, 16 on 29 February', leapling, 'no', '2028-02-29'],
  ['not enrolled at 6', pupil('2019-11-24', school('未入学')), 'no'],
  ['not enrolled at 7', pupil('2019-11-23', school('未入学')), 'hit'],
  [
    'the later school year counts',
    pupil('2014-05-05', school('辍学', { year: '2025-2026', updatedOn: '2026-10-01' }), school('在读')),
    'no',
  ],
  [
    'of one school year the later update counts',
    pupil('2014-05-05', school('在读', { updatedOn: '2026-10-01' }), school('辍学')),
    'no',
  ],
  [
    'of one day the later delivery counts',
    pupil('2014-05-05', school('在读', { delivered: 2 }), school('辍学', { delivered: 1 })),
    'no',
  ],
  ['a record that is not there yet', pupil('2014-05-05', school('辍学', { updatedOn: '2026-11-24' })), 'unknown'],
  ['a record found wrong', pupil('2014-05-05', school('辍学', { disputed: true })), 'unknown'],
  [
    'the newest found wrong, the one before counts',
    pupil('2014-05-05', school('在读', { year: '2025-2026' }), school('辍学', { disputed: true })),
    'no',
  ],
  ['a school year counts to the end of its second year', pupil('2014-05-05', school('辍学')), 'hit', '2027-12-31'],
  ['and no longer', pupil('2014-05-05', school('辍学')), 'unknown', '2028-01-01'],
  [
    'a child who lives elsewhere',
    {
      people: [{}, { birthOn: '2014-05-05', values: { livesHere: '否' } }],
      records: [school('辍学', { personId: 'p2' })],
    },
    'no',
  ],
  [
    'a child whose 共同生活 is blank',
    {
      people: [{}, { birthOn: '2014-05-05', values: { livesHere: null } }],
      records: [school('辍学', { personId: 'p2' })],
    },
    'hit',
  ],
  [
    'a child who has died',
    {
      people: [{}, { birthOn: '2014-05-05' }],
      records: [
        school('辍学', { personId: 'p2' }),
        { feed: 'population', personId: 'p2', values: { event: '死亡', happenedOn: '2026-11-23' } },
      ],
    },
    'no',
  ],
])

function insured(year: number, state: string): RecordDraft {
  return { feed: 'insurance', values: { year, state, scheme: '城乡居民' } }
}
function person(person: PersonDraft, ...records: RecordDraft[]): FactsDraft {
  return { people: [person], records }
}

tellsApart('R02', [
  ['no record, register blank', person({ values: { insured: null } }), 'unknown'],
  ['no record, register 是', person({}), 'no'],
  ['no record, register 否', person({ values: { insured: '否' } }), 'hit'],
  ['this year 正常', person({ values: { insured: '否' } }, insured(2026, '正常')), 'no'],
  ['this year 停保', person({}, insured(2026, '停保')), 'hit'],
  ['this year one scheme stopped, another 正常', person({}, insured(2026, '停保'), insured(2026, '正常')), 'no'],
  ['last year 停保, but it is November', person({}, insured(2025, '停保')), 'no'],
  ['last year 停保 on 31 March', person({}, insured(2025, '停保')), 'hit', '2026-03-31'],
  ['last year 停保 on 1 April', person({}, insured(2025, '停保')), 'no', '2026-04-01'],
  [
    'last year 正常 on 31 March, register 否',
    person({ values: { insured: '否' } }, insured(2025, '正常')),
    'no',
    '2026-03-31',
  ],
  [
    'last year 正常 on 1 April, register 否',
    person({ values: { insured: '否' } }, insured(2025, '正常')),
    'hit',
    '2026-04-01',
  ],
  ['a newborn of 89 days', person({ birthOn: '2026-08-26', values: { insured: '否' } }), 'no'],
  ['a newborn of 90 days', person({ birthOn: '2026-08-25', values: { insured: '否' } }), 'hit'],
  [
    'register value found wrong',
    { people: [{ values: { insured: '否' } }], disputedRegister: { 'p1:insured': '否' } },
    'unknown',
  ],
  [
    'register value found wrong, changed since',
    { people: [{ values: { insured: '否' } }], disputedRegister: { 'p1:insured': '是' } },
    'hit',
  ],
])

function appraisal(grade: string, more: Record<string, string | null> = {}, appraisedOn = '2026-04-15'): RecordDraft {
  return { feed: 'housing', values: { grade, onlyHome: '是', handling: '未处置', appraisedOn, ...more } }
}
function slide(houseDamage: string, happenedOn = '2026-09-01'): RecordDraft {
  return { feed: 'disaster', values: { houseDamage, happenedOn, type: '滑坡', loss: 0 } }
}

tellsApart('R03', [
  ['grade B', { records: [appraisal('B')] }, 'no'],
  ['grade C', { records: [appraisal('C')] }, 'hit'],
  ['grade D', { records: [appraisal('D')] }, 'hit'],
  ['grade D, another home', { records: [appraisal('D', { onlyHome: '否' })] }, 'no'],
  ['grade D, other home blank', { records: [appraisal('D', { onlyHome: null })] }, 'hit'],
  ['grade D, rebuilt', { records: [appraisal('D', { handling: '已改造' })] }, 'no'],
  ['grade D, being rebuilt', { records: [appraisal('D', { handling: '改造中' })] }, 'hit'],
  ['grade D, handling blank', { records: [appraisal('D', { handling: null })] }, 'hit'],
  ['D replaced by B', { records: [appraisal('D'), appraisal('B', {}, '2026-05-01')] }, 'no'],
  ['B appraised tomorrow', { records: [appraisal('D'), appraisal('B', {}, '2026-11-24')] }, 'hit'],
  [
    'record of a registered person who is not the head',
    { people: [{}, {}], records: [{ ...appraisal('D'), personId: 'p2' }] },
    'hit',
  ],
  ['record B outweighs register D', { household: { dangerGrade: 'D' }, records: [appraisal('B')] }, 'no'],
  ['no record, register C', { household: { dangerGrade: 'C' } }, 'hit'],
  ['no record, register 未鉴定', { household: { dangerGrade: '未鉴定' } }, 'no'],
  ['no record, register blank', { household: { dangerGrade: null } }, 'unknown'],
  ['register C, no disaster feed in the county yet', { household: { dangerGrade: 'C' }, delivered: [] }, 'hit'],
  ['no record, house collapsed', { records: [slide('倒塌')] }, 'hit'],
  ['no record, house badly damaged', { records: [slide('严重损坏')] }, 'hit'],
  ['no record, house damaged', { records: [slide('一般损坏')] }, 'no'],
  ['badly damaged 12 months ago less a day', { records: [slide('严重损坏', '2025-11-24')] }, 'hit'],
  ['badly damaged exactly 12 months ago', { records: [slide('严重损坏', '2025-11-23')] }, 'no'],
  ['badly damaged, appraised B after it', { records: [slide('严重损坏'), appraisal('B', {}, '2026-09-02')] }, 'no'],
  [
    'badly damaged, appraised B on the same day',
    { records: [slide('严重损坏'), appraisal('B', {}, '2026-09-01')] },
    'hit',
  ],
  ['badly damaged, appraised B before it', { records: [slide('严重损坏'), appraisal('B')] }, 'hit'],
  [
    'badly damaged, rebuilt after it',
    { records: [slide('严重损坏'), appraisal('D', { handling: '已改造' }, '2026-10-01')] },
    'no',
  ],
  [
    'badly damaged, another home appraised C after it',
    { records: [slide('严重损坏'), appraisal('C', { onlyHome: '否' }, '2026-10-01')] },
    'hit',
  ],
])

function measured(values: Record<string, number | string | null>, measuredOn = '2026-06-01'): RecordDraft {
  const good = { litresPerDay: 60, fetchMinutes: 5, quality: '合格', cutDays: 0 }
  return { feed: 'water', values: { ...good, measuredOn, ...values } }
}

tellsApart('R04', [
  ['all well', { records: [measured({})] }, 'no'],
  ['35 litres', { records: [measured({ litresPerDay: 35 })] }, 'no'],
  ['34 litres', { records: [measured({ litresPerDay: 34 })] }, 'hit'],
  ['20 minutes', { records: [measured({ fetchMinutes: 20 })] }, 'no'],
  ['21 minutes', { records: [measured({ fetchMinutes: 21 })] }, 'hit'],
  ['36 days cut off', { records: [measured({ cutDays: 36 })] }, 'no'],
  ['37 days cut off', { records: [measured({ cutDays: 37 })] }, 'hit'],
  ['not fit to drink', { records: [measured({ quality: '不合格' })] }, 'hit'],
  ['quality not measured', { records: [measured({ quality: null })] }, 'unknown'],
  ['quality not measured, but too far to fetch', { records: [measured({ quality: null, fetchMinutes: 30 })] }, 'hit'],
  ['only the latest counts', { records: [measured({ litresPerDay: 10 }), measured({}, '2026-06-02')] }, 'no'],
  ['24 months ago less a day', { records: [measured({ litresPerDay: 10 }, '2024-11-24')] }, 'hit'],
  ['exactly 24 months ago: the register counts', { records: [measured({ litresPerDay: 10 }, '2024-11-23')] }, 'no'],
  ['no record, register 20 minutes and 36 days', { household: { fetchMinutes: 20, waterCutDays: 36 } }, 'no'],
  ['no record, register 21 minutes', { household: { fetchMinutes: 21 } }, 'hit'],
  ['no record, register 37 days', { household: { waterCutDays: 37 } }, 'hit'],
  ['no record, register blank', { household: { fetchMinutes: null } }, 'unknown'],
  ['a good record outweighs the register', { household: { fetchMinutes: 60 }, records: [measured({})] }, 'no'],
])

function paid(yuan: number, settledOn = '2026-06-18', personId = 'p1'): RecordDraft {
  return { feed: 'medical', personId, values: { settledOn, selfPaid: Math.round(yuan * 100), totalCost: 99_900_000 } }
}
const poor: RecordDraft = {
  feed: 'assistance',
  values: { category: '低保', state: '在享', startOn: '2026-01-01', endOn: null },
}
function relief(values: Record<string, string | null>): RecordDraft {
  return { ...poor, values: { ...poor.values, ...values } }
}

tellsApart('R05', [
  ['nothing was ever delivered', { delivered: [] }, 'unknown'],
  ['26,000', { records: [paid(26_000)] }, 'no'],
  ['26,000.01', { records: [paid(26_000.01)] }, 'hit'],
  ['two bills together', { records: [paid(13_000), paid(13_000.01, '2026-07-01')] }, 'hit'],
  ['bills of two people', { people: [{}, {}], records: [paid(13_000), paid(13_000.01, '2026-07-01', 'p2')] }, 'hit'],
  [
    'a bill of a registered person who lives elsewhere',
    { people: [{}, { values: { livesHere: '否' } }], records: [paid(30_000, '2026-07-01', 'p2')] },
    'hit',
  ],
  ['a bill of 12 months ago', { records: [paid(30_000, '2025-11-23')] }, 'no'],
  ['the day after', { records: [paid(30_000, '2025-11-24')] }, 'hit'],
  ['a bill of tomorrow', { records: [paid(30_000, '2026-11-24')] }, 'no'],
  ['a bill found wrong', { records: [{ ...paid(30_000), disputed: true }] }, 'no'],
  ['low income, 10,000', { records: [poor, paid(10_000)] }, 'no'],
  ['low income, 10,000.01', { records: [poor, paid(10_000.01)] }, 'hit'],
  [
    '低保 of somebody who lives elsewhere',
    { people: [{}, { values: { livesHere: '否' } }], records: [{ ...poor, personId: 'p2' }, paid(10_001)] },
    'hit',
  ],
  ['特困', { records: [relief({ category: '特困' }), paid(10_001)] }, 'hit'],
  ['临时救助 is not the group', { records: [relief({ category: '临时救助' }), paid(10_001)] }, 'no'],
  ['低保 stopped', { records: [relief({ state: '停发' }), paid(10_001)] }, 'no'],
  ['低保 ends today', { records: [relief({ endOn: '2026-11-23' }), paid(10_001)] }, 'hit'],
  ['低保 ended yesterday', { records: [relief({ endOn: '2026-11-22' }), paid(10_001)] }, 'no'],
  ['低保 begins tomorrow', { records: [relief({ startOn: '2026-11-24' }), paid(10_001)] }, 'no'],
  ['脱贫户', { household: { householdType: '脱贫户' }, records: [paid(10_001)] }, 'hit'],
  ['monitored today', { monitored: [{ from: '2026-11-23', until: null }], records: [paid(10_001)] }, 'hit'],
  [
    'monitored until yesterday',
    { monitored: [{ from: '2026-01-01', until: '2026-11-22' }], records: [paid(10_001)] },
    'no',
  ],
  ['not known to be low income: 30,000', { delivered: ['medical'], records: [paid(30_000)] }, 'hit'],
])

tellsApart('R06', [
  ['9,999.99', { records: [paid(9_999.99)] }, 'no'],
  ['10,000', { records: [paid(10_000)] }, 'hit'],
  ['26,000', { records: [paid(26_000)] }, 'hit'],
  ['26,000.01', { records: [paid(26_000.01)] }, 'no'],
  ['low income, 4,999.99', { records: [poor, paid(4_999.99)] }, 'no'],
  ['low income, 5,000', { records: [poor, paid(5_000)] }, 'hit'],
  ['low income, 10,000', { records: [poor, paid(10_000)] }, 'hit'],
  ['low income, 10,000.01', { records: [poor, paid(10_000.01)] }, 'no'],
  ['no bill at all', {}, 'no'],
  ['no bill, and the county never delivered any', { delivered: [] }, 'unknown'],
])
