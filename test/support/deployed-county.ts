import { randomUUID } from 'node:crypto'
import path from 'node:path'
import type { FunctionAnswer } from '../../src/contract/answer'
import { readDeployment } from '../../cloudfunctions/local/deployment'
import { functionContext, type LocalCaller } from '../../cloudfunctions/local/function-context'
import { functions } from '../../cloudfunctions/local/functions'
import type { Database } from '../../cloudfunctions/server/database/connect'
import type { FunctionName } from '../../cloudfunctions/server/handler'
import { closeSharedRuntime } from '../../cloudfunctions/server/runtime'
import { makeIdNumber } from '../domain/comparison/make-id-number'
import { MONDAY, openFunctions } from './open-functions'

export const COUNTY = '610999'
export const VILLAGE = '610999101001'
export const OTHER_VILLAGE = '610999101002'
export const TODAY = MONDAY

/** Openids of those who work here; everybody else is a villager. */
export const OFFICER = 'oOFFICER'
export const CADRE = 'oCADRE'
export const OTHER_CADRE = 'oOTHER'
/** Beside the cadre in the first village. */
export const GRID_WORKER = 'oGRID'
export const TOWNSHIP_OFFICER = 'oTOWN'
export const VILLAGER = 'oVILLAGER'

type Event = Readonly<Record<string, unknown>>

/** A household with a child out of school, so that the night opens an order for it. Every value of a person is said once, here. */
export interface Family {
  readonly householdNo: string
  readonly head: string
  readonly headId: string
  readonly child: string
  readonly childId: string
  readonly phone: string
  readonly address: string
}

export interface DeployedCounty {
  /** Sees everything, past row security. */
  readonly owner: Database
  /** What the platform does: the deployed `main`, the identity in the context. */
  call(name: FunctionName, caller: LocalCaller, event: unknown): Promise<FunctionAnswer<unknown>>
  /** Asks or tells and must succeed. */
  get<T>(name: FunctionName, openid: string, event: Event): Promise<T>
  /** The open order of a household as its county sees it. */
  orderOf(householdNo: string): Promise<{ orderId: string; version: number }>
  /** Every batch that was delivered, the last one first. */
  batches(): Promise<readonly string[]>
  /** A new code for a household's door; those before stop working. */
  newCode(householdNo: string): Promise<string>
  close(): Promise<void>
}

export const tell = (command: string, payload: unknown, more: Event = {}) => ({
  ...{ command, commandId: randomUUID(), payload },
  ...more,
})

export const upload = (feed: string, content: string | Uint8Array, more: Event = {}) =>
  tell('importFile', { county: COUNTY, feed, content: Buffer.from(content).toString('base64'), ...more })

export function familyOf(index: number): Family {
  return {
    householdNo: `H${index}`,
    head: `贺户主${index}`,
    headId: makeIdNumber('1980-03-04', index),
    child: `贺孩子${index}`,
    childId: makeIdNumber('2014-05-06', index),
    phone: `139${String(10_000_000 + index)}`,
    address: `柏杨村${index}号院`,
  }
}

/** The deployed functions over a database of their own: the operator loads areas and staff, the county officer uploads the rest, the timer calls the night. */
export async function openDeployedCounty(families: readonly Family[]): Promise<DeployedCounty> {
  const { owner, load, environment, close } = await openFunctions()
  Object.assign(process.env, environment())
  const deployment = readDeployment(path.resolve(__dirname, '../..'))

  const call: DeployedCounty['call'] = (name, caller, event) => {
    const deployed = deployment.find((one) => one.name === name)
    if (deployed === undefined) throw new Error(`${name} is not deployed`)
    return functions[name](event, functionContext(deployed, caller))
  }
  async function get<T>(name: FunctionName, openid: string, event: Event): Promise<T> {
    const answer = await call(name, { openid }, event)
    if (!answer.ok) throw new Error(`refused: ${JSON.stringify(answer.fault)}`)
    return answer.data as T
  }

  for (const [feed, content] of Object.entries(REGISTER)) await load(feed, content)
  for (const [feed, content] of Object.entries(filesOf(families))) await get('importer', OFFICER, upload(feed, content))
  await call('nightly', 'timer', {})

  return {
    owner,
    call,
    get,
    async batches() {
      const rows = await owner
        .selectFrom('import_batch')
        .select('batch_id')
        .where('county_code', '=', COUNTY)
        .orderBy('delivered', 'desc')
        .execute()
      return rows.map((row) => row.batch_id)
    },
    async orderOf(householdNo) {
      const { items } = await get<{ items: { householdNo: string; orderId: string; version: number }[] }>(
        ...(['officer', OFFICER, { query: 'orders', payload: { area: COUNTY } }] as const),
      )
      const found = items.find((item) => item.householdNo === householdNo)
      if (found === undefined) throw new Error(`${householdNo} has no order on the first page`)
      return found
    },
    async newCode(householdNo) {
      const replaced = tell('replaceCode', { county: COUNTY, householdNo })
      return (await get<{ code: string }>('officer', OFFICER, replaced)).code
    },
    async close() {
      await closeSharedRuntime()
      await close()
    },
  }
}

/** Areas and staff, as the operator loads them. */
export const REGISTER = {
  areas: `代码,名称,上级代码\n${COUNTY},示范县,\n610999101,平川镇,${COUNTY}\n${VILLAGE},柏杨村,610999101\n${OTHER_VILLAGE},兴隆村,610999101\n`,
  staff: `姓名,手机号,角色,区划代码,微信openid
县干部,13800000001,县级干部,${COUNTY},${OFFICER}
白村干,13800000002,村干部,${VILLAGE},${CADRE}
邻村干,13800000003,村干部,${OTHER_VILLAGE},${OTHER_CADRE}
白网格,13800000004,网格员,${VILLAGE},${GRID_WORKER}
镇干部,13800000005,乡镇干部,610999101,${TOWNSHIP_OFFICER}
`,
}

/** What the county officer uploads of these families, by feed. */
export function filesOf(families: readonly Family[]) {
  const table = (header: string, rows: readonly string[]) => [header, ...rows].join('\n')
  return {
    households: table(
      '户编号,村代码,户主身份证号,户主姓名,家庭住址,联系电话,户类型',
      families.map((one) =>
        [one.householdNo, VILLAGE, one.headId, one.head, one.address, one.phone, '一般农户'].join(),
      ),
    ),
    members: table(
      '户编号,姓名,身份证号,与户主关系,健康状况,劳动技能,共同生活',
      families.flatMap((one) => [
        [one.householdNo, one.head, one.headId, '户主', '健康', '普通劳动力', '是'].join(),
        [one.householdNo, one.child, one.childId, '之子', '健康', '无劳动力', '是'].join(),
      ]),
    ),
    education: table(
      '身份证号,姓名,学年,学段,就读状态,更新日期',
      families.map((one) => [one.childId, one.child, '2026-2027', '初中', '辍学', '2026-10-01'].join()),
    ),
  }
}
