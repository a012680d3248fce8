import { open, type FileHandle } from 'node:fs/promises'
import * as z from 'zod'
import { ok, refuse } from '../../../src/domain/result'
import { countCodes, type VillageCodes } from '../../server/codes/count-codes'
import { issueMissing } from '../../server/codes/issue-missing'
import { CSV_MARK, csvText } from '../../server/files/csv-text'
import { villageNames } from '../../server/orders/village-names'
import type { Runtime } from '../../server/runtime'
import { actInCounty } from '../act-in-county'
import { defineCommand } from '../command'
import { area, AREA_OPTION, county, COUNTY_OPTION } from '../input'
import { textTable } from '../text-table'
import { findCounty, readCounty } from '../which-county'

export const codesCommand = defineCommand({
  usage: 'codes',
  describe: '各村有多少户有户码；写了 --out，给还没有户码的户发码',
  options: {
    ...{ ...AREA_OPTION, ...COUNTY_OPTION },
    '--out <file>': '新发的户码写进这个 CSV，拿去印门牌。户码只在这里出现一次',
  },
  input: z.object({ area: area.optional(), county: county.optional(), out: z.string().optional() }),
  async run({ runtime }, input) {
    const { db } = runtime()
    const found = await findCounty(db, input)
    if (!found.ok) return found
    const of = { county: found.value, area: input.area ?? found.value }
    const { out } = input
    if (out === undefined) {
      const villages = await readVillages(runtime(), of)
      return ok({ json: villages, text: tableOf(villages) })
    }
    // Never over a file that is there: its codes are known to nobody else.
    const file = await open(out, 'wx', 0o600).catch(() => undefined)
    if (file === undefined) return refuse('file.unwritable', { file: out })
    try {
      const issued = await issueInto(file, runtime(), of)
      return ok({ json: { issued, file: out }, text: `新发 ${issued} 个户码，写在 ${out}。印完请删掉这个文件。` })
    } finally {
      await file.close()
    }
  },
})

type Place = Readonly<Record<'county' | 'area', string>>
type NamedVillage = VillageCodes & { readonly villageName: string }

/** Village by village, each with its file rows in one transaction: what is printed was given out, and the other way round. */
async function issueInto(file: FileHandle, runtime: Runtime, of: Place): Promise<number> {
  await file.appendFile(CSV_MARK + csvText([['村', '村民小组', '户编号', '户码']]))
  let issued = 0
  for (const { villageCode, villageName } of await readVillages(runtime, of)) {
    issued += await actInCounty(runtime, of.county, async (call) => {
      const plates = await issueMissing(call, villageCode)
      const rows = plates.map(({ householdNo, group, code }) => [villageName, group ?? '', householdNo, code])
      if (rows.length > 0) await file.appendFile(csvText(rows))
      return rows.length
    })
  }
  return issued
}

function readVillages({ db }: Runtime, { county: of, area: within }: Place): Promise<readonly NamedVillage[]> {
  return readCounty(db, of, async (tx) => {
    const villages = await countCodes(tx, of, within)
    const names = await villageNames(
      tx,
      villages.map(({ villageCode }) => villageCode),
    )
    return villages.map((village) => ({
      ...village,
      villageName: names.get(village.villageCode) ?? village.villageCode,
    }))
  })
}

function tableOf(villages: readonly NamedVillage[]): string {
  const rows = villages.map(({ villageCode, villageName, households, coded }) => [
    ...[villageCode, villageName, households, coded, households - coded],
  ])
  return textTable(['代码', '村', '户', '有户码', '还没有'], rows)
}
