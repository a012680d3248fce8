import { makeIdNumber } from '../domain/comparison/make-id-number'

// A county of 600 households, and a storm: one file of the schools calls 60 children dropouts.

const FAMILIES = Array.from({ length: 600 }, (_, index) => index + 1)
export const STORM = FAMILIES.slice(0, 60)
/** Hospital bills of another file: one family of the storm, and three that the storm does not touch. */
export const ILL = [60, 61, 62, 63]

/** 户编号 of a family. */
export const numberOf = (family: number) => `H${String(family).padStart(3, '0')}`
const headId = (family: number) => makeIdNumber('1980-03-04', family)
const childId = (family: number) => makeIdNumber('2014-05-06', family)
const villageOf = (family: number) => (family <= 40 ? '610999101001' : '610999102001')
const table = (header: string, rows: readonly (readonly string[])[]) =>
  [header, ...rows.map((row) => row.join())].join('\n')

/** A delivery of the schools about the children of these families. */
export const schools = (families: readonly number[], state: string, day: string) =>
  table(
    '身份证号,姓名,学年,学段,就读状态,更新日期',
    families.map((family) => [childId(family), '贺孩子', '2026-2027', '初中', state, day]),
  )

/** Feed and file, in the order in which they are handed over; the storm comes last. */
export const STORM_FILES: readonly (readonly [feed: string, content: string])[] = [
  [
    'areas',
    `代码,名称,上级代码
610999,示范县,
610999101,平川镇,610999
610999101001,柏杨村,610999101
610999102,河口镇,610999
610999102001,柳家村,610999102
`,
  ],
  ['staff', '姓名,手机号,角色,区划代码,微信openid\n县干部,13800000001,县级干部,610999,county\n'],
  [
    'households',
    table(
      '户编号,村代码,户主身份证号,户主姓名,户类型',
      FAMILIES.map((family) => [numberOf(family), villageOf(family), headId(family), '贺户主', '一般农户']),
    ),
  ],
  [
    'members',
    table(
      '户编号,姓名,身份证号,与户主关系,健康状况,劳动技能,共同生活',
      FAMILIES.flatMap((family) => [
        [numberOf(family), '贺户主', headId(family), '户主', '健康', '普通劳动力', '是'],
        [numberOf(family), '贺孩子', childId(family), '之子', '健康', '无劳动力', '是'],
      ]),
    ),
  ],
  [
    'medical',
    table(
      '结算流水号,身份证号,姓名,结算日期,医疗总费用,个人自付',
      ILL.map((family) => [`YB${family}`, headId(family), '贺户主', '2026-10-09', '147000', '42000']),
    ),
  ],
  ['education', schools(STORM, '辍学', '2026-10-01')],
]
