import type { Tx } from '../database/scope'

/** Names of areas by code; a code that the register of areas does not have is left out. */
export async function villageNames(tx: Tx, codes: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const asked = [...new Set(codes)]
  if (asked.length === 0) return new Map()
  const rows = await tx.selectFrom('area').select(['code', 'name']).where('code', 'in', asked).execute()
  return new Map(rows.map(({ code, name }) => [code, name]))
}
