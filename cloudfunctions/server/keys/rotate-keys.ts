import type { Keys } from '../crypto/keys'
import { makeSecrets } from '../crypto/secrets'
import type { Database } from '../database/connect'
import { countByKey, resealTable } from './reseal'
import { SEALED, SEALED_EVERYWHERE, type SealedTable } from './sealed-columns'

export interface Rotation {
  readonly current: string
  /** Texts that were sealed again. */
  readonly resealed: number
  /** Texts that no key opens. */
  readonly unreadable: number
  /** Keys under which texts stand all the same, sealed meanwhile by somebody who has no newer key. */
  readonly used: readonly string[]
  /** Keys that nothing in the database needs any more. */
  readonly unused: readonly string[]
}

interface Watching {
  /** Texts that will be sealed again. */
  onTotal(texts: number): void
  onTexts(count: number): void
}

/** Seals everything under the current key that is under others, county by county. @param counties all there are */
export async function rotateKeys(
  owner: Database,
  keys: Keys,
  counties: readonly string[],
  watching: Watching,
): Promise<Rotation> {
  const secrets = makeSecrets(keys)
  const { current } = keys
  const places = placesOf(counties)
  const others = [...(await countKeys(owner, places))].filter(([id]) => id !== current)
  watching.onTotal(others.reduce((sum, [, texts]) => sum + texts, 0))
  let [resealed, unreadable] = [0, 0]
  for (const { county, sealed } of places) {
    const done = await resealTable({ owner, secrets, current, county }, sealed, (count) => watching.onTexts(count))
    resealed += done.texts
    unreadable += done.unreadable
  }
  const standing = await countKeys(owner, places)
  const old = Object.keys(keys.seal).filter((id) => id !== current)
  const used = old.filter((id) => standing.has(id))
  return { current, resealed, unreadable, used, unused: old.filter((id) => !standing.has(id)) }
}

interface SealedPlace {
  readonly county: string | null
  readonly sealed: SealedTable
}

function placesOf(counties: readonly string[]): readonly SealedPlace[] {
  const everywhere = SEALED_EVERYWHERE.map((sealed) => ({ county: null, sealed }))
  return [...everywhere, ...counties.flatMap((county) => SEALED.map((sealed) => ({ county, sealed })))]
}

async function countKeys(owner: Database, places: readonly SealedPlace[]): Promise<ReadonlyMap<string, number>> {
  const total = new Map<string, number>()
  for (const { county, sealed } of places) {
    const counted = await countByKey({ owner, county }, sealed)
    for (const [id, texts] of counted) total.set(id, (total.get(id) ?? 0) + texts)
  }
  return total
}
