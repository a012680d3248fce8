import type { Story, StoryRecord } from './story'
import type { WantedFamily } from './ordinary-families'

/**
 * The households whose orders make the demo county alive: one to five lamps, each of the four core kinds, and orders in every
 * state, some late. Scores named in the titles are those of the default rulebook and are checked by test.
 */

const WITH_SCHOOLCHILD: WantedFamily = [
  { relation: '户主', age: 41 },
  { relation: '配偶', age: 39 },
  { relation: '之子', age: 12 },
]
const COUPLE: WantedFamily = [
  { relation: '户主', age: 52 },
  { relation: '配偶', age: 50 },
]
const CANNOT_WORK: WantedFamily = [
  { relation: '户主', age: 47, row: { workState: '无法务工', health: '患有大病' } },
  { relation: '配偶', age: 45 },
  { relation: '之女', age: 14 },
]
const TWO_DISABLED: WantedFamily = [
  { relation: '户主', age: 48 },
  { relation: '配偶', age: 46 },
  { relation: '之母', age: 74 },
  { relation: '之子', age: 22, row: { health: '残疾', labour: '丧失劳动力' } },
  { relation: '之女', age: 24, row: { health: '残疾', labour: '丧失劳动力' } },
]

function bill(of: string, daysAgo: number, selfPaid: number): StoryRecord {
  const row = {
    visitType: '住院',
    totalCost: selfPaid * 3,
    basicPaid: selfPaid * 2,
    seriousPaid: 0,
    aidPaid: 0,
    selfPaid,
  }
  return { feed: 'medical', of, daysAgo, row }
}

function disaster(daysAgo: number, type: string, houseDamage: string, loss: number): StoryRecord {
  return { feed: 'disaster', of: '户主', daysAgo, row: { type, houseDamage, loss } }
}

function leftSchool(of: string, stage: string, daysAgo: number): StoryRecord {
  const row = { stage, school: '青溪镇中心学校', state: '辍学', selfPaid: 0, aid: 0 }
  return { feed: 'education', of, daysAgo, row }
}

function jobless(of: string, daysAgo: number): StoryRecord {
  return { feed: 'employment', of, daysAgo, row: { state: '失业' } }
}

function disabled(of: string, daysAgo: number, grade: string, category: string): StoryRecord {
  return { feed: 'disability', of, daysAgo, row: { category, grade, state: '有效' } }
}

export const STORIES: readonly Story[] = [
  {
    title: '学校误登为辍学，40 分，教育；核实后按数据有误办结',
    village: 0,
    delivery: 0,
    family: WITH_SCHOOLCHILD,
    band: 'fair',
    records: [leftSchool('之子', '初中', 25)],
    deeds: [
      { daysAgo: 20, does: 'accept' },
      { daysAgo: 18, does: 'visit', note: '孩子一直在镇中心学校上学，学籍系统登记有误。' },
      { daysAgo: 17, does: 'close', outcome: 'dataError', reason: '孩子在校，已请教育局更正学籍' },
    ],
  },
  {
    title: '唯一住房鉴定为 D 级，收入接近监测线，45 分，住房；已入户',
    village: 0,
    delivery: 0,
    family: COUPLE,
    band: 'near',
    records: [
      {
        feed: 'housing',
        of: '户主',
        daysAgo: 40,
        row: { grade: 'D', onlyHome: '是', floorArea: 92, handling: '未处置' },
      },
    ],
    deeds: [
      { daysAgo: 20, does: 'accept' },
      { daysAgo: 1, does: 'visit', note: '后墙开裂，雨天住在亲戚家，等镇里一起看改造。' },
    ],
  },
  {
    title: '人均日供水 28 升，40 分，饮水；接单后没有再动，已超时',
    village: 1,
    delivery: 0,
    family: WITH_SCHOOLCHILD,
    band: 'fair',
    records: [
      {
        feed: 'water',
        of: '户主',
        daysAgo: 27,
        row: { litresPerDay: 28, fetchMinutes: 15, quality: '合格', cutDays: 20 },
      },
    ],
    deeds: [{ daysAgo: 19, does: 'accept' }],
  },
  {
    title: '自付 42,000 元，40 分，医疗；核实属实，启动识别',
    village: 1,
    delivery: 0,
    family: WITH_SCHOOLCHILD,
    band: 'fair',
    records: [bill('户主', 60, 42000)],
    deeds: [
      { daysAgo: 20, does: 'accept' },
      { daysAgo: 19, does: 'visit', note: '户主手术后在家休养，借款两万多元。' },
      { daysAgo: 15, does: 'close', outcome: 'identify', reason: '情况属实，按程序往下办' },
    ],
  },
  {
    title: '自付 12,000 元又是低收入，正好 30 分；没有人接，已超时',
    village: 2,
    delivery: 0,
    family: COUPLE,
    band: 'low',
    records: [bill('配偶', 45, 12000)],
  },
  {
    title: '自付 38,000 元，户主不能务工，55 分，医疗；已入户',
    village: 2,
    delivery: 0,
    family: CANNOT_WORK,
    band: 'fair',
    records: [bill('户主', 80, 38000)],
    deeds: [
      { daysAgo: 20, does: 'accept' },
      { daysAgo: 2, does: 'visit', note: '还在化疗，地里的活由妻子和亲戚帮着做。' },
    ],
  },
  {
    title: '夫妻都失业三个月以上又是低收入，30 分；其实在自家茶园干活，不构成风险',
    village: 0,
    delivery: 0,
    family: COUPLE,
    band: 'low',
    records: [jobless('户主', 150), jobless('配偶', 140)],
    deeds: [
      { daysAgo: 19, does: 'accept' },
      { daysAgo: 14, does: 'visit', note: '今年自家茶园新挂果，两人都在家务农。' },
      { daysAgo: 14, does: 'close', outcome: 'notRisk', reason: '务农收入够用，不算失业' },
    ],
  },
  {
    title: '滑坡，房屋严重损坏又有财产损失，60 分，住房；没有村干部，由镇里入户',
    village: 3,
    delivery: 0,
    family: WITH_SCHOOLCHILD,
    band: 'fair',
    records: [disaster(33, '山体滑坡', '严重损坏', 18000)],
    deeds: [
      { daysAgo: 20, does: 'accept' },
      { daysAgo: 17, does: 'visit', note: '一家人已搬到村委会旁的安置房，原房不能再住。' },
    ],
  },
  {
    title: '两人残疾、住房拥挤、收入接近监测线，30 分；已有帮扶够用',
    village: 1,
    delivery: 0,
    family: TWO_DISABLED,
    band: 'near',
    household: { housingArea: 60 },
    records: [disabled('之子', 900, '3', '肢体'), disabled('之女', 1200, '3', '听力')],
    deeds: [
      { daysAgo: 18, does: 'accept' },
      { daysAgo: 12, does: 'visit', note: '两个残疾人都有补贴，镇里正在帮着翻修偏房。' },
      { daysAgo: 11, does: 'close', outcome: 'helped', reason: '已有残疾人补贴和住房翻修' },
    ],
  },
  {
    title: '低收入、户主不能务工，又自付 45,000 元，65 分，医疗；已接单',
    village: 0,
    delivery: 1,
    family: CANNOT_WORK,
    band: 'low',
    records: [bill('户主', 12, 45000)],
    deeds: [{ daysAgo: 1, does: 'accept' }],
  },
  {
    title: '初中辍学，40 分，教育；没有村干部，直接到镇里，还没有人接',
    village: 3,
    delivery: 1,
    family: [
      { relation: '户主', age: 43 },
      { relation: '配偶', age: 42 },
      { relation: '之女', age: 14 },
    ],
    band: 'fair',
    records: [leftSchool('之女', '初中', 9)],
  },
  {
    title: '主要劳动力去世，收入低，35 分；接单晚了，还没有入户',
    village: 1,
    delivery: 1,
    family: [
      { relation: '户主', age: 38 },
      { relation: '配偶', age: 37 },
      { relation: '之子', age: 10 },
      { relation: '之女', age: 7 },
    ],
    band: 'low',
    // Low before and after: one person fewer shares it.
    household: { wageIncome: 6000, businessIncome: 8000, propertyIncome: 0, transferIncome: 4000, businessCost: 2000 },
    records: [{ feed: 'population', of: '配偶', daysAgo: 10, row: { event: '死亡' } }],
    deeds: [{ daysAgo: 1, does: 'accept' }],
  },
  {
    title: '洪水冲倒房屋，人又受伤自付 60,000 元，100 分，五盏灯；已接单',
    village: 2,
    delivery: 1,
    family: WITH_SCHOOLCHILD,
    band: 'fair',
    records: [disaster(20, '洪涝', '倒塌', 45000), bill('配偶', 10, 60000)],
    deeds: [{ daysAgo: 1, does: 'accept' }],
  },
  {
    title: '自付 15,000 元，又新办二级残疾证，40 分，两盏灯但不是核心指标',
    village: 0,
    delivery: 2,
    family: COUPLE,
    band: 'fair',
    records: [bill('户主', 50, 15000), disabled('户主', 5, '2', '肢体')],
  },
  {
    title: '车祸致残，自付 52,000 元，85 分，四盏灯',
    village: 1,
    delivery: 2,
    family: WITH_SCHOOLCHILD,
    band: 'fair',
    records: [{ feed: 'population', of: '户主', daysAgo: 30, row: { event: '交通事故致残' } }, bill('户主', 4, 52000)],
  },
  {
    title: '孩子的医保停了，40 分，医疗',
    village: 2,
    delivery: 2,
    family: WITH_SCHOOLCHILD,
    band: 'fair',
    records: [{ feed: 'insurance', of: '之子', daysAgo: 1, row: { scheme: '城乡居民基本医疗保险', state: '停保' } }],
  },
]

/** Hardships below the order line, with how many households each: they light a lamp or none. Shares are assumptions. */
export const BACKGROUND: readonly (readonly [count: number, story: Omit<Story, 'village' | 'delivery'>])[] = [
  [12, { title: '自付 14,000 元，20 分', family: WITH_SCHOOLCHILD, band: 'fair', records: [bill('户主', 90, 14000)] }],
  [
    4,
    {
      title: '夫妻失业三个月以上，20 分',
      family: COUPLE,
      band: 'fair',
      records: [jobless('户主', 170), jobless('配偶', 160)],
    },
  ],
  [5, { title: '户主不能务工，15 分', family: CANNOT_WORK, band: 'fair', records: [] }],
  [
    18,
    {
      title: '老人在享低保，灯不亮',
      family: [{ relation: '户主', age: 76 }],
      band: 'low',
      records: [
        { feed: 'assistance', of: '户主', daysAgo: 700, row: { category: '低保', state: '在享', monthlyAmount: 430 } },
      ],
    },
  ],
  [
    8,
    {
      title: '早年办的残疾证，一人，0 分',
      family: COUPLE,
      band: 'fair',
      records: [disabled('配偶', 2000, '2', '视力')],
    },
  ],
  [
    6,
    {
      title: '有小汽车的人家',
      family: COUPLE,
      band: 'good',
      records: [{ feed: 'assets', of: '户主', daysAgo: 800, row: { type: '小汽车', value: 86000 } }],
    },
  ],
]
