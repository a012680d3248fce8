import type { ClientBase } from 'pg'

/** Thrown on the first use of a connection that would see past row security. Its message is for the operator and names no secret. */
class UnsafeRoleError extends Error {
  override readonly name = 'UnsafeRoleError'
}

// A member of the owner's role counts as the owner: row security does not bind it either. to_regclass: before the first
// migration there is no table, and nothing to protect.
const ASK = `SELECT current_user AS name, r.rolsuper AS super, r.rolbypassrls AS bypass,
    coalesce((SELECT pg_has_role(current_user, c.relowner, 'USAGE') FROM pg_class c WHERE c.oid = to_regclass('household')), false) AS owner
  FROM pg_roles r WHERE r.rolname = current_user`

const WHY = {
  super: 'is a superuser',
  bypass: 'bypasses row security',
  owner: 'owns the tables',
} as const

/** Refuses a connection whose role row security does not hold: then the second lock of every query would be open. */
export async function refuseUnsafeRole(client: ClientBase): Promise<void> {
  const { rows } = await client.query<{ name: string } & Record<keyof typeof WHY, boolean>>(ASK)
  const [role] = rows
  if (role === undefined) throw new UnsafeRoleError('The database does not say which role is connected.')
  const reasons = (['super', 'bypass', 'owner'] as const).filter((reason) => role[reason]).map((reason) => WHY[reason])
  if (reasons.length === 0) return
  throw new UnsafeRoleError(
    `The role "${role.name}" of DATABASE_URL ${reasons.join(' and ')}: row security would not bind it. ` +
      'Use the role that `wudeng migrate` grants to, and keep the owner for DATABASE_OWNER_URL.',
  )
}
