import type { CaseDecision } from '../../../src/domain/case/decision'
import type { Call } from '../handler'

/** Keeps the step with its paper, and the signatures that came with it. */
export async function writeStep(call: Call, { case: one, step, signatures }: CaseDecision): Promise<void> {
  const { tx, county, at, actor, secrets } = call
  const { caseId, householdId, villageCode, version } = one
  const own = { county_code: county, case_id: caseId, version, household_id: householdId, village_code: villageCode }
  await tx
    .insertInto('case_step')
    .values({
      ...{ ...own, action: step.action, state: step.state, done_on: step.on },
      ...{ recorded_at: at, actor: actor.id, actor_name: step.who },
      record_cipher: secrets.seal(JSON.stringify(step.record)),
    })
    .execute()
  if (signatures.length === 0) return
  const rows = signatures.map(({ personId, by, textVersion, signedOn, signatureHash, signatureFile }) => ({
    ...{ ...own, person_id: personId, signed_by: by, text_version: textVersion, signed_on: signedOn },
    ...{ signature_hash: signatureHash, signature_file: signatureFile },
  }))
  await tx.insertInto('case_authorisation').values(rows).execute()
}
