import type { FactsDraft, PersonDraft, RecordDraft } from '../../support/facts-builder'
import { tellsApart } from '../../support/verdict-of'

const young = { birthOn: '2000-01-01' }
const old: PersonDraft = { birthOn: '1950-01-01', values: { labour: '丧失劳动力' } }
const child: PersonDraft = { birthOn: '2018-01-01', values: { labour: '无劳动力' } }

function ill(category: string, diagnosedOn = '2026-03-01', personId = 'p1'): RecordDraft {
  return { feed: 'illness', personId, values: { category, disease: '某病', diagnosedOn } }
}

tellsApart('R07', [
  ['never delivered', { delivered: [] }, 'unknown'],
  ['nothing', {}, 'no'],
  ['大病', { records: [ill('大病')] }, 'hit'],
  ['慢性病', { records: [ill('慢性病')] }, 'no'],
  ['12 months ago', { records: [ill('大病', '2025-11-23')] }, 'no'],
  ['12 months ago less a day', { records: [ill('大病', '2025-11-24')] }, 'hit'],
])

const sick: PersonDraft = { values: { health: ['长期慢性病', '残疾'] } }

tellsApart('R08', [
  ['one', { people: [sick, {}] }, 'no'],
  ['two by the register', { people: [sick, sick] }, 'hit'],
  [
    'one by the register, one by a record of long ago',
    { people: [sick, {}], records: [ill('慢性病', '2010-01-01', 'p2')] },
    'hit',
  ],
  ['the same person twice', { people: [sick, {}], records: [ill('慢性病')] }, 'no'],
  ['one, and one whose health is blank', { people: [sick, { values: { health: null } }] }, 'unknown'],
  ['two, and one whose health is blank', { people: [sick, sick, { values: { health: null } }] }, 'hit'],
  ['the second lives elsewhere', { people: [sick, { values: { health: ['长期慢性病'], livesHere: '否' } }] }, 'no'],
])

function card(grade: string, more: Record<string, string | null> = {}, personId = 'p1'): RecordDraft {
  return {
    feed: 'disability',
    personId,
    values: { grade, state: '有效', issuedOn: '2026-05-01', category: '肢体', ...more },
  }
}

tellsApart('R09', [
  ['grade 3', { records: [card('3')] }, 'no'],
  ['grade 2', { records: [card('2')] }, 'hit'],
  ['grade 1, state blank', { records: [card('1', { state: null })] }, 'hit'],
  ['cancelled', { records: [card('1', { state: '注销' })] }, 'no'],
  ['issued 12 months ago', { records: [card('1', { issuedOn: '2025-11-23' })] }, 'no'],
  ['issued 12 months ago less a day', { records: [card('1', { issuedOn: '2025-11-24' })] }, 'hit'],
])

tellsApart('R10', [
  ['one', { people: [{}, {}], records: [card('4')] }, 'no'],
  ['two cards', { people: [{}, {}], records: [card('4'), card('3', { issuedOn: '2001-01-01' }, 'p2')] }, 'hit'],
  [
    'a card and the register',
    { people: [{}, { values: { health: ['残疾'] } }], records: [card('4', { state: null })] },
    'hit',
  ],
  [
    'a cancelled card and the register',
    { people: [{}, { values: { health: ['残疾'] } }], records: [card('4', { state: '注销' })] },
    'no',
  ],
])

const helpless = (birthOn: string): PersonDraft => ({ birthOn, values: { cannotSelfCare: '是', labour: '丧失劳动力' } })

tellsApart('R11', [
  ['turns 60 today', { people: [helpless('1966-11-23')] }, 'hit'],
  ['turns 60 tomorrow', { people: [helpless('1966-11-24')] }, 'no'],
  ['with an able member', { people: [helpless('1950-01-01'), young] }, 'no'],
  ['with a member of 15', { people: [helpless('1950-01-01'), { birthOn: '2010-11-24' }] }, 'hit'],
  ['with a member who turns 16 today', { people: [helpless('1950-01-01'), { birthOn: '2010-11-23' }] }, 'no'],
  ['with a member of 59', { people: [helpless('1950-01-01'), { birthOn: '1966-11-24' }] }, 'no'],
  ['with a member who turns 60 today', { people: [helpless('1950-01-01'), { birthOn: '1966-11-23' }] }, 'hit'],
  [
    'with half a pair of hands',
    { people: [helpless('1950-01-01'), { values: { labour: '弱劳动力或半劳动力' } }] },
    'hit',
  ],
  [
    'with somebody whose 劳动技能 is blank',
    { people: [helpless('1950-01-01'), { values: { labour: null } }] },
    'unknown',
  ],
  [
    '失能 blank',
    { people: [{ birthOn: '1950-01-01', values: { cannotSelfCare: null, labour: '丧失劳动力' } }] },
    'unknown',
  ],
])

function event(event: string, happenedOn = '2026-05-10', personId = 'p1'): RecordDraft {
  return { feed: 'population', personId, values: { event, happenedOn } }
}

tellsApart('R12', [
  ['nothing happened', {}, 'no'],
  ['an able person died', { records: [event('死亡')] }, 'hit'],
  ['12 months ago', { records: [event('意外致残', '2025-11-23')] }, 'no'],
  [
    'an able person was hurt, and is written as not able since',
    {
      people: [
        { values: { labour: '丧失劳动力' }, former: [{ until: '2026-05-09', values: { labour: '普通劳动力' } }] },
      ],
      records: [event('意外致残')],
    },
    'hit',
  ],
  [
    'had lost the strength to work two days before',
    {
      people: [
        { values: { labour: '丧失劳动力' }, former: [{ until: '2026-05-08', values: { labour: '普通劳动力' } }] },
      ],
      records: [event('意外致残')],
    },
    'no',
  ],
  [
    'of several earlier entries the one of that day counts',
    {
      people: [
        {
          former: [
            { until: '2026-08-01', values: { labour: '丧失劳动力' } },
            { until: '2026-01-01', values: { labour: '普通劳动力' } },
          ],
        },
      ],
      records: [event('意外致残')],
    },
    'no',
  ],
  ['a child', { people: [{}, child], records: [event('死亡', '2026-05-10', 'p2')] }, 'no'],
  [
    'turned 60 on the day of the event: was 59 the day before',
    { people: [{ birthOn: '1966-05-10' }], records: [event('死亡')] },
    'hit',
  ],
  ['turned 60 the day before', { people: [{ birthOn: '1966-05-09' }], records: [event('死亡')] }, 'no'],
  [
    'somebody who lived elsewhere',
    { people: [{}, { values: { livesHere: '否' } }], records: [event('死亡', '2026-05-10', 'p2')] },
    'hit',
  ],
  ['劳动技能 blank', { people: [{ values: { labour: null } }], records: [event('死亡')] }, 'unknown'],
])

tellsApart('R23', [
  ['a death', { records: [event('死亡')] }, 'no'],
  ['an accident', { records: [event('交通事故致残')] }, 'hit'],
  ['12 months ago', { records: [event('刑案伤亡', '2025-11-23')] }, 'no'],
])

const income = (yuan: number, more: Record<string, number | null> = {}): FactsDraft => ({
  household: { wageIncome: yuan * 100, ...more },
})

tellsApart('R13', [
  ['8,499.99 a head', income(8_499.99), 'hit'],
  ['exactly the line', income(8_500), 'no'],
  ['two heads, a fen short', { ...income(16_999.99), people: [{}, {}] }, 'hit'],
  ['two heads, exactly', { ...income(17_000), people: [{}, {}] }, 'no'],
  ['heads who live elsewhere do not count', { ...income(8_500), people: [{}, { values: { livesHere: '否' } }] }, 'no'],
  ['running costs come off', income(9_000, { businessCost: 50_001 }), 'hit'],
  [
    'one income is enough, blanks are 0',
    income(8_000, { businessIncome: null, propertyIncome: null, transferIncome: null, businessCost: null }),
    'hit',
  ],
  [
    'no income given',
    { household: { wageIncome: null, businessIncome: null, propertyIncome: null, transferIncome: null } },
    'unknown',
  ],
  ['no members', { people: [{ values: { livesHere: '否' } }] }, 'unknown'],
  ['no line', { ...income(1), incomeLines: [] }, 'unknown'],
  [
    'only a line of a later year',
    { ...income(1), incomeLines: [{ year: 2027, fen: 850_000, official: true }] },
    'unknown',
  ],
  [
    'the newest earlier line',
    {
      ...income(8_600),
      incomeLines: [
        { year: 2026, fen: 870_000, official: true },
        { year: 2024, fen: 850_000, official: true },
      ],
    },
    'hit',
  ],
  [
    'a line of next year does not count yet',
    {
      ...income(8_600),
      incomeLines: [
        { year: 2027, fen: 900_000, official: true },
        { year: 2024, fen: 850_000, official: true },
      ],
    },
    'no',
  ],
])

tellsApart('R14', [
  ['below the line', income(8_499.99), 'no'],
  ['at the line', income(8_500), 'hit'],
  ['a fen below 1.2 times', income(10_199.99), 'hit'],
  ['at 1.2 times', income(10_200), 'no'],
])

tellsApart('R15', [
  ['at 70 %', income(7_000, { lastYearPerHead: 1_000_000 }), 'hit'],
  ['a fen more', income(7_000.01, { lastYearPerHead: 1_000_000 }), 'no'],
  ['last year nothing', income(0, { lastYearPerHead: 0 }), 'no'],
  ['last year blank', income(1, { lastYearPerHead: null }), 'unknown'],
])

tellsApart('R16', [
  ['at half of the income', income(10_000, { compliantSelfPaid: 500_000 }), 'hit'],
  ['a fen less', income(10_000, { compliantSelfPaid: 499_999 }), 'no'],
  ['nothing paid, no income', income(0, { compliantSelfPaid: 0 }), 'no'],
  ['something paid, a loss', income(0, { compliantSelfPaid: 1, businessCost: 100 }), 'hit'],
  ['blank', income(10_000, { compliantSelfPaid: null }), 'unknown'],
])

function study(stage: string, more: Record<string, string | number | null> = {}, personId = 'p1'): RecordDraft {
  const values = {
    schoolYear: '2026-2027',
    stage,
    state: '在读',
    selfPaid: 0,
    aid: 0,
    updatedOn: '2026-09-20',
    ...more,
  }
  return { feed: 'education', personId, values }
}

tellsApart('R17', [
  ['nobody has a record', {}, 'unknown'],
  ['10,000 after aid', { records: [study('本科', { selfPaid: 1_200_000, aid: 200_000 })] }, 'no'],
  ['10,000.01', { records: [study('本科', { selfPaid: 1_200_001, aid: 200_000 })] }, 'hit'],
  [
    'two children together',
    { people: [{}, {}], records: [study('本科', { selfPaid: 600_000 }), study('高中', { selfPaid: 400_001 }, 'p2')] },
    'hit',
  ],
  [
    'more aid than cost takes nothing off the other child',
    { people: [{}, {}], records: [study('本科', { selfPaid: 1_000_001 }), study('高中', { aid: 500_000 }, 'p2')] },
    'hit',
  ],
  [
    'only the latest year of a child',
    { records: [study('本科', { selfPaid: 600_000 }), study('本科', { schoolYear: '2025-2026', selfPaid: 600_000 })] },
    'no',
  ],
  [
    'a child who lives elsewhere',
    {
      people: [{}, { values: { livesHere: '否' } }],
      records: [study('小学'), study('本科', { selfPaid: 9_900_000 }, 'p2')],
    },
    'no',
  ],
])

tellsApart('R18', [
  ['one', { people: [{}, {}], records: [study('高中'), study('初中', {}, 'p2')] }, 'no'],
  ['two', { people: [{}, {}], records: [study('高中'), study('中职', {}, 'p2')] }, 'hit'],
  [
    'two records of one',
    { people: [{}, {}], records: [study('高中'), study('高中', { schoolYear: '2025-2026' }), study('初中', {}, 'p2')] },
    'no',
  ],
  ['one has finished', { people: [{}, {}], records: [study('高中'), study('本科', { state: '毕业' }, 'p2')] }, 'no'],
])

function job(state: string, startOn: string, personId = 'p1', endOn: string | null = null): RecordDraft {
  return { feed: 'employment', personId, values: { state, startOn, endOn } }
}

tellsApart('R19', [
  ['no record', {}, 'unknown'],
  ['out of work for 90 days', { records: [job('失业', '2026-08-25')] }, 'hit'],
  ['out of work for 89 days', { records: [job('失业', '2026-08-26')] }, 'no'],
  ['working again', { records: [job('失业', '2026-01-01'), job('在业', '2026-10-01')] }, 'no'],
  [
    'one of two still works',
    { people: [{}, {}], records: [job('失业', '2026-01-01'), job('在业', '2026-01-01', 'p2')] },
    'no',
  ],
  ['of the other nothing is known', { people: [{}, {}], records: [job('失业', '2026-01-01')] }, 'unknown'],
  ['one works, of the other nothing is known', { people: [{}, {}], records: [job('在业', '2026-01-01')] }, 'no'],
  ['the other is not able', { people: [{}, old], records: [job('未就业', '2026-01-01')] }, 'hit'],
  ['nobody is able', { people: [old] }, 'no'],
])

tellsApart('R20', [
  ['the head', { people: [{ birthOn: '1950-01-01', values: { workState: '无法务工' } }] }, 'hit'],
  ['an able member', { people: [{}, { values: { workState: '无法务工' } }] }, 'hit'],
  ['a member who is not able', { people: [{}, { values: { workState: '无法务工', labour: '丧失劳动力' } }] }, 'no'],
  [
    'an able member who lives elsewhere',
    { people: [{}, { values: { workState: '无法务工', livesHere: '否' } }] },
    'no',
  ],
  ['blank', { people: [{ values: { workState: null } }] }, 'unknown'],
])

function flood(houseDamage: string, loss: number | null, happenedOn = '2026-09-01'): RecordDraft {
  return { feed: 'disaster', values: { houseDamage, loss, happenedOn, type: '洪涝' } }
}

tellsApart('R21', [
  ['no loss, no damage', { records: [flood('无', 0)] }, 'no'],
  ['a fen of loss', { records: [flood('无', 1)] }, 'hit'],
  ['damage without loss', { records: [flood('一般损坏', 0)] }, 'hit'],
  ['heavy damage is R03', { records: [flood('倒塌', 0)] }, 'no'],
  ['loss blank', { records: [flood('无', null)] }, 'unknown'],
  ['12 months ago', { records: [flood('一般损坏', 1, '2025-11-23')] }, 'no'],
])

tellsApart('R24', [
  ['an able member', { people: [{}] }, 'no'],
  [
    'half a pair of hands at 70',
    { people: [{ birthOn: '1956-01-01', values: { labour: '弱劳动力或半劳动力' } }] },
    'no',
  ],
  ['a pair of hands at 60', { people: [{ birthOn: '1966-11-23' }] }, 'hit'],
  ['a pair of hands at 59', { people: [{ birthOn: '1966-11-24' }] }, 'no'],
  ['nobody', { people: [old, child] }, 'hit'],
  ['nobody, one blank', { people: [old, { values: { labour: null } }] }, 'unknown'],
])

const dependants = (count: number): PersonDraft[] => Array.from({ length: count }, () => child)

tellsApart('R25', [
  ['one and two', { people: [{}, ...dependants(2)] }, 'no'],
  ['one and three', { people: [{}, ...dependants(3)] }, 'hit'],
  ['two and five', { people: [{}, {}, ...dependants(5)] }, 'no'],
  ['two and six', { people: [{}, {}, ...dependants(6)] }, 'hit'],
  ['none and three', { people: dependants(3) }, 'no'],
  ['劳动技能 blank', { people: [{}, ...dependants(3), { values: { labour: null } }] }, 'unknown'],
])

function aid(category: string, state: string, startOn: string, endOn: string | null = null): RecordDraft {
  return { feed: 'assistance', values: { category, state, startOn, endOn } }
}

tellsApart('R26', [
  ['孤儿', { records: [aid('孤儿', '在享', '2020-01-01')] }, 'hit'],
  ['事实无人抚养儿童, ends today', { records: [aid('事实无人抚养儿童', '在享', '2020-01-01', '2026-11-23')] }, 'hit'],
  ['ended yesterday', { records: [aid('孤儿', '在享', '2020-01-01', '2026-11-22')] }, 'no'],
  ['低保', { records: [aid('低保', '在享', '2020-01-01')] }, 'no'],
])

tellsApart('R27', [
  ['13 m² a head', { household: { housingArea: 26 }, people: [{}, {}] }, 'no'],
  ['a little less', { household: { housingArea: 25.9 }, people: [{}, {}] }, 'hit'],
  ['blank', { household: { housingArea: null } }, 'unknown'],
  ['value found wrong', { household: { housingArea: 5 }, disputedRegister: { 'h1:housingArea': '5' } }, 'unknown'],
])

tellsApart('R28', [
  ['applied 3 months ago', { records: [aid('低保', '新申请', '2026-08-23')] }, 'no'],
  ['a day later', { records: [aid('低保', '新申请', '2026-08-24')] }, 'hit'],
  [
    'counted backwards from the end of February',
    { records: [aid('低保', '新申请', '2025-11-29')] },
    'hit',
    '2026-02-28',
  ],
  ['and gone on 1 March', { records: [aid('低保', '新申请', '2025-11-29')] }, 'no', '2026-03-01'],
])

tellsApart('R29', [
  ['stopped 6 months ago', { records: [aid('低保', '停发', '2020-01-01', '2026-05-23')] }, 'no'],
  ['a day later', { records: [aid('低保', '停发', '2020-01-01', '2026-05-24')] }, 'hit'],
  ['stops tomorrow', { records: [aid('特困', '停发', '2020-01-01', '2026-11-24')] }, 'no'],
  ['no end given', { records: [aid('低保', '停发', '2020-01-01')] }, 'unknown'],
  ['临时救助', { records: [aid('临时救助', '停发', '2020-01-01', '2026-10-01')] }, 'no'],
])

const crowded = { household: { housingArea: 1 } }

tellsApart('R31', [
  ['cleared, no other risk', { clearedOn: '2026-10-01' }, 'no'],
  ['cleared, another risk', { ...crowded, clearedOn: '2026-10-01' }, 'hit'],
  ['cleared 12 months ago', { ...crowded, clearedOn: '2025-11-23' }, 'no'],
  ['cleared 12 months ago less a day', { ...crowded, clearedOn: '2025-11-24' }, 'hit'],
  ['never cleared', crowded, 'no'],
])
