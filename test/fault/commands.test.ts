import '../support/quiet'
import type { OrderDetail } from '../../src/contract/views'
import { countyScope, inTransaction } from '../../cloudfunctions/server/database/scope'
import { verifyChain } from '../../cloudfunctions/server/events/verify-chain'
import { recountTally } from '../../cloudfunctions/server/orders/order-tally'
import { sharedRuntime } from '../../cloudfunctions/server/runtime'
import {
  CADRE,
  COUNTY,
  familyOf,
  OFFICER,
  openDeployedCounty,
  tell,
  TODAY,
  VILLAGE,
  VILLAGER,
  type DeployedCounty,
} from '../support/deployed-county'
import { FAILURES } from '../support/failing-statements'
import { tryWithFailure } from '../support/try-with-failure'

/** More statements than any command makes, its own second try included. */
const MOST = 16
const families = Array.from({ length: FAILURES.length * MOST + 1 }, (_, index) => familyOf(index))
let county: DeployedCounty

/** What was done to a household so far, and the next command. */
interface Story {
  readonly code: string
  readonly orderId: string
  readonly evidence: string
}
const CHAPTERS = ['acceptOrder', 'recordVisit', 'closeOrder', 'submitReport'] as const
type Chapter = (typeof CHAPTERS)[number]

const COMMANDS: Record<Chapter, (story: Story) => unknown> = {
  acceptOrder: ({ orderId }) => tell('acceptOrder', { orderId }, { expectedVersion: 1 }),
  recordVisit: ({ orderId }) =>
    tell('recordVisit', { orderId, visitedOn: TODAY, met: 'head', note: '孩子在读' }, { expectedVersion: 2 }),
  closeOrder: ({ orderId, evidence: key }) =>
    tell(
      'closeOrder',
      {
        ...{ orderId, outcome: 'dataError', reason: '学籍没有更新' },
        findings: [{ rule: 'R01', key, finding: 'dataError' }],
      },
      { expectedVersion: 3 },
    ),
  // The order before is closed: this one opens another.
  submitReport: ({ code }) => tell('submitReport', { code, kind: 'house', forWhom: 'own', words: '墙裂了' }),
}

/** What each command leaves when nothing fails. */
const WHOLE: Record<Chapter, Record<string, number>> = {
  acceptOrder: { work_order: 0, ...signed() },
  recordVisit: { work_order: 0, ...signed() },
  closeOrder: {
    work_order: 0,
    finding: 1,
    correction: 1,
    order_tally: 0,
    department_record: 0,
    household_score: 0,
    ...signed(),
  },
  submitReport: { work_order: 1, report: 1, ...signed() },
}

function signed() {
  return { event: 1, chain_head: 0, command_receipt: 1 }
}

beforeAll(async () => {
  county = await openDeployedCounty(families)
  // One file for so many orders is a storm: an officer lets them go.
  const { held_for: causes } = await county.owner
    .selectFrom('order_candidate')
    .select('held_for')
    .executeTakeFirstOrThrow()
  for (const cause of causes ?? []) await county.get('officer', OFFICER, tell('releaseHeld', { county: COUNTY, cause }))
  // So that the first closing of the village changes a number like every other.
  await inTransaction(sharedRuntime().db, countyScope(COUNTY), (tx) => recountTally(tx, COUNTY, [VILLAGE]))
})
afterAll(() => county.close())

/** Reports each by somebody else: nobody may send so many. */
const send = (chapter: Chapter, event: unknown, who: string) =>
  chapter === 'submitReport'
    ? county.call('villager', { openid: `${VILLAGER}-${who}` }, event)
    : county.call('cadre', { openid: CADRE }, event)

async function newStory(index: number): Promise<Story> {
  const { householdNo } = familyOf(index)
  const { order_id: orderId } = await county.owner
    .selectFrom('work_order')
    .innerJoin('household', 'household.household_id', 'work_order.household_id')
    .select('order_id')
    .where('household_no', '=', householdNo)
    .executeTakeFirstOrThrow()
  const { hits } = await county.get<OrderDetail>('cadre', CADRE, { query: 'order', payload: { orderId } })
  return { orderId, evidence: hits[0]?.evidence[0]?.key ?? '', code: await county.newCode(householdNo) }
}

test.each(FAILURES)('each statement %s: all of it or nothing, and the same command again ends it', async (how) => {
  const reached: Record<Chapter, string[]> = { acceptOrder: [], recordVisit: [], closeOrder: [], submitReport: [] }
  let left: readonly Chapter[] = CHAPTERS
  for (let n = 1; left.length > 0; n += 1) {
    const story = await newStory(FAILURES.indexOf(how) * MOST + n)
    for (const chapter of CHAPTERS) {
      const event = COMMANDS[chapter](story)
      const attempt = { send: () => send(chapter, event, `${how}-${n}`), whole: WHOLE[chapter] }
      const statement = await tryWithFailure(county, attempt, n, how)
      if (statement !== undefined) reached[chapter].push(statement)
      else left = left.filter((one) => one !== chapter)
    }
  }
  for (const chapter of CHAPTERS) {
    expect(reached[chapter]).toEqual(
      expect.arrayContaining(['commit', expect.stringMatching(/^start transaction|^begin/)]),
    )
    for (const table of Object.keys(WHOLE[chapter])) expect(reached[chapter].join()).toContain(table)
  }
})

test('the chain of events is whole after all of it', async () => {
  const { db } = sharedRuntime()
  expect(await inTransaction(db, countyScope(COUNTY), (tx) => verifyChain(tx, COUNTY))).toMatchObject({
    differences: [],
  })
})
