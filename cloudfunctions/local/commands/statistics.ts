import * as z from 'zod'
import type { Answer } from '../../../src/contract/operations'
import { MOVEMENT_WORDS, MOVEMENTS, type Movements } from '../../../src/domain/case/monthly-statistics'
import { ok } from '../../../src/domain/result'
import { CSV_MARK, csvText } from '../../server/files/csv-text'
import { statisticsOfMonth } from '../../server/history/statistics-of-month'
import { defineCommand } from '../command'
import { area, AREA_OPTION, county, COUNTY_OPTION, month } from '../input'
import { textTable } from '../text-table'
import { findCounty, readCounty } from '../which-county'

export const statisticsCommand = defineCommand({
  usage: 'statistics',
  describe: '一个月纳入、消除和月末在册的户数、人数，按类别、风险和地方',
  options: {
    ...{ '--month <month>': '月份，写成 2026-07', '--csv': '输出表格文件的内容' },
    ...{ ...AREA_OPTION, ...COUNTY_OPTION },
  },
  input: z.object({ month, csv: z.boolean().optional(), area: area.optional(), county: county.optional() }),
  async run({ runtime }, input) {
    const { db, clock } = runtime()
    const found = await findCounty(db, input)
    if (!found.ok) return found
    const asked = { county: found.value, area: input.area ?? found.value, month: input.month, day: clock.today() }
    const figures = await readCounty(db, found.value, (tx) => statisticsOfMonth(tx, asked))
    if (!figures.ok) return figures
    const [headers, rows] = tableOf(figures.value)
    const csv = () => CSV_MARK + csvText([headers, ...rows]).trimEnd()
    return ok({ json: figures.value, text: input.csv === true ? csv() : textTable(headers, rows) })
  },
})

type Row = readonly (string | number)[]

const HEADERS = [
  '分项',
  '代码',
  '名称',
  ...MOVEMENTS.flatMap((one) => [`${MOVEMENT_WORDS[one]}户`, `${MOVEMENT_WORDS[one]}人`]),
]

function tableOf({
  area,
  totals,
  categories,
  areas,
}: Answer<'monthlyStatistics'>): [readonly string[], readonly Row[]] {
  return [
    HEADERS,
    [
      ...categories.flatMap(({ code, name, totals: of, risks }) => [
        ['类别', code, name, ...figuresOf(of)],
        ...risks.map((risk) => ['风险', `${code}.${risk.code}`, `${name}·${risk.name}`, ...figuresOf(risk.totals)]),
      ]),
      ...areas.map((one) => [one.code.length === 9 ? '乡镇' : '村', one.code, one.name, ...figuresOf(one.totals)]),
      ['合计', area.code, area.name, ...figuresOf(totals)],
    ],
  ]
}

function figuresOf(movements: Movements): number[] {
  return MOVEMENTS.flatMap((one) => [movements[one].households, movements[one].people])
}
