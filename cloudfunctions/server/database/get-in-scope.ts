import { refuse, ok, type Result } from '../../../src/domain/result'
import { setScope, type Scope, type Tx } from './scope'

interface Asking {
  readonly tx: Tx
  readonly county: string
  readonly scope: Scope
}

/** What is asked for; refused as unknown, or by area where the scope hides it: it is somewhere else in the county. */
export async function getInScope<T, Code extends string>(
  asking: Asking,
  unknown: Code,
  find: () => Promise<T | undefined>,
): Promise<Result<T, Code | 'permission.area'>> {
  const found = await find()
  if (found !== undefined) return ok(found)
  return refuse((await beyondScope(asking, find)) === undefined ? unknown : 'permission.area')
}

/** Asks once more in the whole county. Nothing of what is found may be answered but that it is there. */
async function beyondScope<T>({ tx, county, scope }: Asking, find: () => Promise<T>): Promise<T> {
  await setScope(tx, { ...scope, areas: [county] })
  const found = await find()
  await setScope(tx, scope)
  return found
}
