import { setScope, type Scope, type Tx } from './scope'

/** Asks once more in the whole county: what the scope hides is somewhere else, or nowhere. Nothing of it may be answered but that. */
export async function beyondScope<T>(
  { tx, county, scope }: { readonly tx: Tx; readonly county: string; readonly scope: Scope },
  find: () => Promise<T>,
): Promise<T> {
  await setScope(tx, { ...scope, areas: [county] })
  const found = await find()
  await setScope(tx, scope)
  return found
}
