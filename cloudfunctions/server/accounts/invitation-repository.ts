import type { Selectable } from 'kysely'
import type { Invitation } from '../../../src/domain/access/invitation'
import type { Schema } from '../database/schema'
import type { Call } from '../handler'

type Access = Pick<Call, 'county' | 'secrets' | 'tx'>

/** Keeps an invitation; of its code only the keyed hash. */
export async function insertInvitation(
  { tx, county, secrets, actor, day }: Access & Pick<Call, 'actor' | 'day'>,
  invitation: Invitation,
  code: string,
): Promise<void> {
  const { invitationId, name, phone, role, areaCode, validFrom, validUntil, expiresOn, state } = invitation
  await tx
    .insertInto('invitation')
    .values({
      ...{ county_code: county, invitation_id: invitationId, code_hash: secrets.hash(code), name, role, state },
      ...{ phone_cipher: secrets.seal(phone), area_code: areaCode, valid_from: validFrom, valid_until: validUntil },
      ...{ expires_on: expiresOn, invited_on: day, invited_by: actor.id },
    })
    .execute()
}

/** Undefined when the county has no such invitation. */
export async function findInvitation(access: Access, invitationId: string): Promise<Invitation | undefined> {
  const row = await invitations(access).where('invitation_id', '=', invitationId).executeTakeFirst()
  return row && toInvitation(row, access.secrets)
}

/** The invitation behind a code and who has taken it up; locked, so that one code is taken up once. */
export async function findInvitationByCode(
  access: Access,
  code: string,
): Promise<{ readonly invitation: Invitation; readonly acceptedBy: string | null } | undefined> {
  const row = await invitations(access)
    .where('code_hash', '=', access.secrets.hash(code))
    .forUpdate()
    .executeTakeFirst()
  return row && { invitation: toInvitation(row, access.secrets), acceptedBy: row.accepted_by }
}

/** Invitations that nobody has taken up and that still can be, the next to expire first. */
export async function listOpenInvitations(access: Access & Pick<Call, 'day'>): Promise<readonly Invitation[]> {
  const rows = await invitations(access)
    .where('state', '=', 'open')
    .where('expires_on', '>=', access.day)
    .orderBy('expires_on')
    .orderBy('invitation_id')
    .execute()
  return rows.map((row) => toInvitation(row, access.secrets))
}

/** Writes the next state over the one before it. False when somebody else was faster. */
export async function updateInvitation(
  { tx, county }: Access,
  { invitationId, state, version }: Invitation,
  acceptedBy: string | null,
): Promise<boolean> {
  const updated = await tx
    .updateTable('invitation')
    .set({ state, version, accepted_by: acceptedBy })
    .where('county_code', '=', county)
    .where('invitation_id', '=', invitationId)
    .where('version', '=', version - 1)
    .returning('invitation_id')
    .execute()
  return updated.length > 0
}

function invitations({ tx, county }: Access) {
  return tx.selectFrom('invitation').selectAll().where('county_code', '=', county)
}

function toInvitation(row: Selectable<Schema['invitation']>, secrets: Access['secrets']): Invitation {
  return {
    invitationId: row.invitation_id,
    name: row.name,
    phone: secrets.open(row.phone_cipher),
    role: row.role,
    areaCode: row.area_code,
    validFrom: row.valid_from,
    validUntil: row.valid_until,
    expiresOn: row.expires_on,
    state: row.state,
    version: row.version,
  }
}
