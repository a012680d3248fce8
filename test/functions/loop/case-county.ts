import type { HouseholdCard, OrderCard } from '../../../src/contract/views'
import { dataOf } from '../../support/answers'
import { caseFiles } from '../../support/case-files'
import { caseSteps } from '../../support/case-steps'
import { openFunctions } from '../../support/open-functions'
import { orderSteps } from '../../support/order-steps'
import { readTheRest } from '../../support/read-the-rest'
import { askWudeng } from '../../support/run-wudeng'

export const COUNTY = '610999'

/** Who works for a village; in 集镇社区 nobody has a post, so that the township does what a village does elsewhere. */
const CADRES: Readonly<Record<string, string>> = {
  '610999101201': 'baiyang',
  '610999101202': 'xinglong',
  '610999101203': 'erlang',
}
export const cadreOf = (villageCode: string) => CADRES[villageCode] ?? 'town'

const STAFF = `姓名,手机号,角色,区划代码,微信openid
李县干,13800000001,县级干部,${COUNTY},county
平镇干,13800000002,乡镇干部,610999101,town
白村干,13800000003,村干部,610999101201,baiyang
兴网格,13800000004,网格员,610999101202,xinglong
二队员,13800000005,驻村工作队,610999101203,erlang
`

/** How a timeline is compared where the score is another one. */
export const SCORED = '评分变了'

export type CaseCounty = Awaited<ReturnType<typeof openCaseCounty>>

/** The county of the published cases with people at work: the operator has loaded areas and staff, the county officer the rest. */
export async function openCaseCounty() {
  const functions = await openFunctions()
  const { ask, tell, load, runtime } = functions

  /** What a county officer uploads. */
  async function upload(feed: string, content: string | Uint8Array) {
    const file = { county: COUNTY, feed, content: Buffer.from(content).toString('base64') }
    return dataOf(await tell('importer', 'county', 'importFile', file))
  }

  for (const { feed, content } of caseFiles()) {
    if (feed === 'areas') {
      await load(feed, content)
      await load('staff', STAFF)
    } else await upload(feed, content)
  }

  const wudeng = async (...words: string[]) => (await askWudeng(words, functions.environment())).value

  return {
    ...functions,
    upload,
    orders: orderSteps(functions),
    cases: caseSteps(functions, cadreOf),
    night: () => functions.night(COUNTY),
    today: () => runtime.clock.today(),

    /** What the operator reads. */
    wudeng,

    async household(householdNo: string): Promise<HouseholdCard> {
      const { items } = dataOf(await ask('officer', 'county', 'households', { by: 'number', text: householdNo }))
      return only(items, householdNo)
    },

    /** The household's order on the list of whoever is to go. */
    async inInbox(householdNo: string, openid: string): Promise<OrderCard> {
      const { items } = dataOf(await ask('cadre', openid, 'inbox', {}))
      return only(
        items.filter((item) => item.householdNo === householdNo),
        householdNo,
      )
    },

    /** Score, lamps and rules as the last night left them. */
    async resultOf(householdNo: string): Promise<Result> {
      const results: { householdNo: string; score: number; lamps: number; hits: string[] }[] = await wudeng('scores')
      const { score, lamps, hits } = only(
        results.filter((result) => result.householdNo === householdNo),
        householdNo,
      )
      return { score, lamps, hits: [...hits].sort() }
    },

    /** What the last night said, and that nobody is on the way. */
    async expectQuiet(householdNo: string, result: Result): Promise<void> {
      expect(await this.resultOf(householdNo)).toEqual(result)
      expect((await this.household(householdNo)).openOrder).toBeNull()
    },

    /** All that is told of the household, the oldest first: day and sentence; of a score only that there is another one. */
    async timelineOf(householdNo: string): Promise<readonly string[]> {
      const { householdId } = await this.household(householdNo)
      const page = async (cursor: string | undefined) =>
        dataOf(await ask('officer', 'county', 'timeline', { householdId, cursor }))
      const items = await readTheRest(page)
      return items.map(({ on, kind, says }) => `${on} ${kind === 'score' ? SCORED : says}`).reverse()
    },

    /** A code for the household's door. */
    async codeFor(householdNo: string): Promise<string> {
      return dataOf(await tell('officer', 'county', 'replaceCode', { county: COUNTY, householdNo })).code
    },
  }
}

/** As the last night left it; rules in the order of their ids. */
export interface Result {
  readonly score: number
  readonly lamps: number
  readonly hits: readonly string[]
}

function only<T>(items: readonly T[], about: string): T {
  const [item, ...others] = items
  if (item === undefined || others.length > 0) throw new Error(`${about}: ${items.length} instead of one`)
  return item
}
