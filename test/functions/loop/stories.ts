import type { ENTERED_CHANNELS } from '../../../src/domain/order/channel'
import type { FOR_WHOM, Hardship } from '../../../src/domain/order/order'
import type { Result } from './case-county'

/** How a household comes to be known, beside what the files say of it. */
export type Beginning =
  | { readonly by: 'files' }
  | { readonly by: 'villager'; readonly kind: Hardship; readonly forWhom: (typeof FOR_WHOM)[number] }
  | { readonly by: 'cadre'; readonly kind: Hardship }
  | { readonly by: 'officer'; readonly kind: Hardship; readonly channel: (typeof ENTERED_CHANNELS)[number] }

/** What differs between the published households that are included, helped and cleared. */
export interface Followed {
  readonly begins: Beginning
  /** 教育, 医疗, 住房, 饮水: the visit is due a day earlier. */
  readonly urgent: readonly string[]
  readonly category: string
  readonly risks: readonly string[]
  /** What came before the papers. */
  readonly helpFirst?: string
  /** Class and item of the catalogue, and what it is written down for on the way. */
  readonly help: readonly (readonly [measure: string, item: string, done: string])[]
  /** Announced, with its help in force: the low lines for a monitored household count now, and A09 does. */
  readonly helped: Result
  readonly way: 'helped' | 'natural'
  /** Of the last night. */
  readonly cleared: Result
  /** Nights with another result, besides the first one, the one after help began and the one after the better files came. */
  readonly scoredOn: readonly string[]
}

export const DARK: Result = { score: 0, lamps: 0, hits: [] }

/** By 户编号; what the first night says of them is in test/fixtures/cases/expected.json. */
export const FOLLOWED: Readonly<Record<string, Followed>> = {
  H001: {
    ...{ begins: { by: 'files' }, urgent: [], category: 'sudden', risks: ['illness', 'work'], way: 'helped' },
    help: [
      ['M04', '医疗救助', '报了八千元'],
      ['M02', '公益岗位', '护林，每月六百元'],
    ],
    helped: { score: 45, lamps: 2, hits: ['A09', 'R05', 'R20'] },
    cleared: DARK,
    scoredOn: ['2026-12-14'],
  },
  H002: {
    begins: { by: 'villager', kind: 'illness', forWhom: 'own' },
    ...{ urgent: ['医疗'], category: 'sudden', risks: ['illness'], way: 'helped' },
    help: [
      ['M04', '大病再救助', '报了一万六千元'],
      ['M02', '劳务输出', '妻子去了合作社'],
    ],
    helped: { score: 40, lamps: 2, hits: ['A09', 'R05'] },
    cleared: DARK,
    scoredOn: [],
  },
  H003: {
    begins: { by: 'villager', kind: 'illness', forWhom: 'other' },
    ...{ urgent: ['医疗'], category: 'sudden', risks: ['illness', 'work'], way: 'helped' },
    help: [
      ['M04', '医疗救助', '报了五万元'],
      ['M02', '技能培训', '妻子学了月嫂'],
    ],
    helped: { score: 45, lamps: 2, hits: ['A09', 'R05', 'R20'] },
    cleared: DARK,
    scoredOn: [],
  },
  H005: {
    begins: { by: 'cadre', kind: 'care' },
    ...{ urgent: [], category: 'marginal', risks: ['disability', 'housing'], way: 'helped' },
    help: [
      ['M09', '残疾人补贴', '两人都办了'],
      ['M07', '公租房', '选好了房'],
      ['M01', '产业奖补', '养了二十只羊'],
    ],
    helped: { score: 20, lamps: 1, hits: ['A09', 'R10', 'R14', 'R27'] },
    // Two disabled people and a household that was cleared this year: it is looked at, and nobody is sent.
    cleared: { score: 25, lamps: 1, hits: ['R10', 'R31'] },
    scoredOn: ['2027-09-22', '2027-10-08'],
  },
  H006: {
    begins: { by: 'villager', kind: 'disaster', forWhom: 'own' },
    ...{ urgent: ['住房'], category: 'sudden', risks: ['disaster', 'housing'], way: 'natural' },
    helpFirst: '搬到村委会旁的安置房，送了棉被和米',
    help: [
      ['M11', '应急救助', '发了三千元'],
      ['M07', '危房改造', '新房封了顶'],
    ],
    helped: { score: 50, lamps: 2, hits: ['A09', 'R03', 'R21'] },
    cleared: DARK,
    scoredOn: [],
  },
  H009: {
    begins: { by: 'files' },
    ...{ urgent: ['住房'], category: 'marginal', risks: ['housing'], way: 'helped' },
    help: [['M07', '危房改造', '拆了旧房']],
    helped: { score: 40, lamps: 2, hits: ['A02', 'A09', 'R03'] },
    cleared: { score: 0, lamps: 0, hits: ['A02'] },
    scoredOn: [],
  },
  H010: {
    begins: { by: 'officer', kind: 'illness', channel: 'hotline' },
    ...{ urgent: [], category: 'unstable', risks: ['illness'], way: 'helped' },
    help: [
      ['M04', '医疗救助', '报了四千元'],
      ['M02', '公益岗位', '保洁，每月五百元'],
    ],
    helped: { score: 40, lamps: 2, hits: ['A09', 'R05', 'R13'] },
    cleared: DARK,
    scoredOn: ['2026-12-14'],
  },
}

/** What departments and the village deliver when things are better, a year later. */
export const BETTER = {
  members: `户编号,姓名,身份证号,与户主关系,健康状况,劳动技能,务工状态,基本医保,共同生活,失能
H001,陈望山,610999197503080038,户主,健康,普通劳动力,务工,是,是,否
H003,李长根,610999197001150155,户主,患有大病,普通劳动力,务工,是,是,否
`,
  households: `户编号,村代码,村民小组,户主身份证号,户主姓名,家庭住址,联系电话,户类型,住房面积,住房结构,危房等级,工资性收入,生产经营性收入,核算截止日期
H005,610999101203,一组,610999197805120277,孙有福,示范镇H005号,13800000005,一般农户,110,砖混,B,20000,70000,2027-08-31
H010,610999101202,一组,610999197805120656,谢三,示范镇H010号,13800000010,一般农户,110,砖混,B,6000,40000,2027-08-31
`,
  housing: `鉴定编号,户主身份证号,户主姓名,鉴定等级,鉴定日期,是否唯一住房,建筑面积,处置状态
FW001,610999197805120592,曹正,B,2027-08-20,是,96,已改造
FW002,610999197805120410,马得水,A,2027-08-20,是,110,已改造
`,
} as const

/** What the education office delivers once it has heard that its record was wrong. */
export const MENDED = `身份证号,姓名,学年,学段,学校,就读状态,年度自付费用,资助金额,更新日期
610999201405050256,赵小石,2026-2027,小学,平川镇中心小学,在读,0,0,2026-12-08
`
