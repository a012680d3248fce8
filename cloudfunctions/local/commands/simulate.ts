import { readFile } from 'node:fs/promises'
import * as z from 'zod'
import { ok, refuse, type Result } from '../../../src/domain/result'
import { lintRulebook } from '../../../src/domain/rulebook/lint-rulebook'
import type { RulebookFault } from '../../../src/domain/rulebook/rulebook-fault'
import type { Database } from '../../server/database/connect'
import { feeds } from '../../server/import/feeds'
import { countHouseholds } from '../../server/orders/count-households'
import { villageNames } from '../../server/orders/village-names'
import { rulebookInForce } from '../../server/scoring/rulebook-in-force'
import { simulateCounty } from '../../server/scoring/simulate-county'
import { SimulationCount, type Simulation } from '../../server/scoring/simulation'
import { defineCommand } from '../command'
import { area, AREA_OPTION, county, COUNTY_OPTION, date, DATE_OPTION } from '../input'
import { startProgress } from '../progress'
import { textTable } from '../text-table'
import { findCounties, findCounty, readCounty } from '../which-county'

/** Villages that a screen shows; `--json` has them all. */
const SHOWN = 10

export const simulateCommand = defineCommand({
  usage: 'simulate <rulebook>',
  describe: '换一本规则册会怎样：先查规则册的错，再试算哪些户会亮灯、灭灯，要多开多少工单；什么都不写',
  options: { ...AREA_OPTION, ...COUNTY_OPTION, ...DATE_OPTION },
  input: z.object({
    rulebook: z.string(),
    area: area.optional(),
    county: county.optional(),
    date: date.optional(),
    json: z.boolean().default(false),
  }),
  async run({ runtime }, input) {
    const { db, clock } = runtime()
    const document = await readJson(input.rulebook)
    if (!document.ok) return document
    const { compiled: proposed, faults } = lintRulebook(document.value, feeds)
    if (proposed === null) return ok({ json: { ok: false, faults }, text: describeFaults(faults), bad: true })
    const counties = input.area === undefined ? await findCounties(db, input) : await countyOfArea(db, input)
    if (!counties.ok) return counties
    const inForce = rulebookInForce()
    const day = input.date ?? clock.today()
    const count = new SimulationCount(inForce, proposed)
    const progress = input.json ? undefined : startProgress(await countAll(db, counties.value), '户')
    try {
      for (const code of counties.value) {
        const order = { county: code, area: input.area ?? code, day, inForce, proposed }
        await simulateCounty(db, order, count, () => progress?.show(count.households, count.households))
      }
    } finally {
      progress?.stop()
    }
    const simulation = await nameVillages(db, counties.value[0] ?? '', count.result())
    const said = { rulebook: proposed.book.id, date: day, ...simulation, warnings: faults }
    return ok({ json: said, text: [describeFaults(faults), describe(said)].filter((text) => text !== '').join('\n\n') })
  },
})

async function readJson(file: string): Promise<Result<unknown, 'file.unreadable' | 'file.notJson'>> {
  const text = await readFile(file, 'utf8').catch(() => undefined)
  if (text === undefined) return refuse('file.unreadable', { file })
  try {
    return ok(JSON.parse(text))
  } catch {
    return refuse('file.notJson', { file })
  }
}

async function countyOfArea(db: Database, named: { county?: string; area?: string }) {
  const found = await findCounty(db, named)
  return found.ok ? ok([found.value]) : found
}

async function countAll(db: Database, counties: readonly string[]): Promise<number> {
  let households = 0
  for (const code of counties) households += await readCounty(db, code, (tx) => countHouseholds(tx, code))
  return households
}

/** Areas are the same for all counties, so any of them may be asked. */
async function nameVillages(db: Database, asked: string, { byVillage, ...rest }: Simulation) {
  const codes = byVillage.map(({ villageCode }) => villageCode)
  const names = await readCounty(db, asked, (tx) => villageNames(tx, codes))
  const named = byVillage.map(({ villageCode, ...change }) => {
    return { villageCode, name: names.get(villageCode) ?? '', ...change }
  })
  return { ...rest, byVillage: named }
}

function describeFaults(faults: readonly RulebookFault[]): string {
  return faults
    .map(({ severity, place, rule, says }) =>
      [severity === 'error' ? '错误' : '提醒', place, rule ?? '', says].filter((part) => part !== '').join('  '),
    )
    .join('\n')
}

type Said = Awaited<ReturnType<typeof nameVillages>> & { readonly rulebook: string; readonly date: string }

function describe({ rulebook, date: day, households, orders, byVillage, byRule, ...lamps }: Said): string {
  const { lightsUp, goesDark, moreLamps, fewerLamps } = lamps
  const villages = byVillage.filter(({ ordersNew }) => ordersNew > 0).slice(0, SHOWN)
  const rules = byRule.filter(({ before, after }) => before !== after)
  return [
    `${rulebook}，${day}：试算了 ${households} 户，什么都没有写。`,
    `新亮灯 ${lightsUp} 户，灭灯 ${goesDark} 户，多亮 ${moreLamps} 户，少亮 ${fewerLamps} 户。`,
    `要入户核实的从 ${orders.before} 户到 ${orders.after} 户，会新开工单 ${orders.new} 张。`,
    ...table(
      ['村', '', '新工单', '新亮灯', '灭灯'],
      villages.map((village) => [
        village.villageCode,
        village.name,
        village.ordersNew,
        village.lightsUp,
        village.goesDark,
      ]),
    ),
    ...table(
      ['指标', '', '现在', '换了以后'],
      rules.map(({ rule, name, before, after }) => [rule, name, before, after]),
    ),
  ].join('\n')
}

function table(headers: readonly string[], rows: readonly (readonly (string | number)[])[]): readonly string[] {
  return rows.length === 0 ? [] : ['', textTable(headers, rows)]
}
