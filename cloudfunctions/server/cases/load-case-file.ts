import type { HouseholdCase } from '../../../src/domain/case/case'
import type { CaseAct, CaseStep } from '../../../src/domain/case/case-step'
import type { CaseFile } from '../../../src/domain/case/decision'
import type { Call } from '../handler'
import { listObjections } from './objection-repository'

type Access = Pick<Call, 'tx' | 'county' | 'secrets'>

/** A case with all that was done and all that was objected. */
export async function loadCaseFile(access: Access, one: HouseholdCase): Promise<CaseFile> {
  return { case: one, steps: await listSteps(access, one.caseId), objections: await listObjections(access, one.caseId) }
}

async function listSteps({ tx, county, secrets }: Access, caseId: string): Promise<readonly CaseStep[]> {
  const rows = await tx
    .selectFrom('case_step')
    .select(['version', 'action', 'state', 'done_on', 'actor_name', 'record_cipher'])
    .where('county_code', '=', county)
    .where('case_id', '=', caseId)
    .orderBy('version')
    .execute()
  return rows.map(({ version, action, state, done_on, actor_name, record_cipher }) => {
    // Sealed by `writeStep` alone, which is given the act as a whole.
    const act = { action, record: JSON.parse(secrets.open(record_cipher)) as unknown } as CaseAct
    return { ...act, version, state, on: done_on, who: actor_name }
  })
}
