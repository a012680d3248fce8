import { ROLE_WORDS, type StaffRole } from '../../src/domain/access/role'
import type { Database } from '../server/database/connect'
import { textTable } from './text-table'

const FIRST_PAGE = {
  villageCadre: 'cadre/inbox/index',
  gridWorker: 'cadre/inbox/index',
  workTeam: 'cadre/inbox/index',
  townshipOfficer: 'officer/progress/index',
  countyOfficer: 'officer/progress/index',
} as const satisfies Record<StaffRole, string>

/** Any name will do: a villager is whoever has no post. */
const VILLAGER = 'demo-villager-1'

/** One link for each role that somebody holds, to open the client as that person on this machine, and one behind a household code. */
export async function describeLinks(db: Database, origin: string, code: string | undefined): Promise<string> {
  const link = (openid: string, page: string) => `${origin}/?as=${encodeURIComponent(openid)}#/${page}`
  const report = code === undefined ? 'villager/home/index' : `villager/report/index?code=${code}`
  const staff = await db
    .selectFrom('staff')
    .distinctOn('role')
    .select(['role', 'name', 'openid'])
    .where('openid', 'is not', null)
    .where('active', '=', true)
    .orderBy('role')
    .orderBy('openid')
    .execute()
  const rows = [
    [ROLE_WORDS.villager, code ?? '', link(VILLAGER, report)],
    ...staff.map(({ role, name, openid }) => [ROLE_WORDS[role], name, link(openid ?? '', FIRST_PAGE[role])]),
  ]
  return textTable(['身份', '户码 / 姓名', '打开'], rows)
}
