import * as z from 'zod'
import { ok, refuse } from '../../../src/domain/result'
import type { CodeHolder } from '../../server/codes/household-codes'
import { reissueCode, withdrawCodes } from '../../server/codes/replace-code'
import { findHouseholdNumbered } from '../../server/households/get-household-numbered'
import { actInCounty } from '../act-in-county'
import { defineCommand } from '../command'
import type { Installation } from '../installation'
import { county, COUNTY_OPTION } from '../input'
import { findCounty } from '../which-county'

const options = COUNTY_OPTION
const input = z.object({ householdNo: z.string(), county: county.optional() })
type Changing = Parameters<Parameters<typeof actInCounty>[2]>[0]

export const replaceCodeCommand = defineCommand({
  usage: 'codes replace <householdNo>',
  describe: '换一户的户码：门牌丢了或被人拍走了，以前的都作废',
  ...{ options, input },
  async run(installation, asked) {
    const code = await changeOne(installation, asked, reissueCode)
    return code.ok ? ok({ json: { code: code.value }, text: code.value }) : code
  },
})

export const revokeCodesCommand = defineCommand({
  usage: 'codes revoke <householdNo>',
  describe: '作废一户的户码，不发新的',
  ...{ options, input },
  async run(installation, asked) {
    const revoked = await changeOne(installation, asked, withdrawCodes)
    return revoked.ok ? ok({ json: { revoked: revoked.value }, text: `作废 ${revoked.value} 个户码。` }) : revoked
  },
})

async function changeOne<T>(
  { runtime }: Installation,
  asked: z.infer<typeof input>,
  change: (call: Changing, holder: CodeHolder) => Promise<T>,
) {
  const found = await findCounty(runtime().db, asked)
  if (!found.ok) return found
  return actInCounty(runtime(), found.value, async (call) => {
    const holder = await findHouseholdNumbered(call.tx, call.county, asked.householdNo)
    return holder === undefined
      ? refuse('household.unknown')
      : ok(await change(call, { county: call.county, ...holder }))
  })
}
