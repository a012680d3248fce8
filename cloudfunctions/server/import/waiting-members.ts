import type { CountyImport } from './county-import'
import { askElsewhere } from './elsewhere'
import { findWaitingMembers } from './find-waiting-members'
import type { KeptRow } from './kept-row'
import type { Line } from './line'
import { inChunks } from './record-set'

/**
 * The member rows that were kept, here or in another county, because their household was not registered yet. Who waits here
 * and there comes last from here.
 * @param heads number of every household of the file → keyed hash of its head's ID number
 */
export async function* waitingMemberLines(
  work: CountyImport,
  newNos: readonly string[],
  heads: ReadonlyMap<string, string>,
): AsyncGenerator<readonly Line[], void, undefined> {
  let row = 0
  const lineOf = ({ record_key: key, id_hash: personHash, id_cipher, values }: KeptRow): Line => {
    row += 1
    return { row, key, personHash, date: null, values: { ...values, idNumber: work.secrets.open(id_cipher) } }
  }
  for (const chunk of inChunks([...heads])) yield (await findElsewhere(work, new Map(chunk))).map(lineOf)
  for (const chunk of inChunks(newNos)) yield (await findWaitingMembers(work.tx, work.county, chunk)).map(lineOf)
}

/** Two counties may give the same number: only with its head among them they wait for the household of this file. */
async function findElsewhere(work: CountyImport, heads: ReadonlyMap<string, string>): Promise<readonly KeptRow[]> {
  const found: KeptRow[] = []
  for (const other of work.others) {
    const waiting = await askElsewhere(work, other, (tx) => findWaitingMembers(tx, other, [...heads.keys()]))
    const meant = new Set(waiting.filter((row) => heads.get(householdNoOf(row)) === row.id_hash).map(householdNoOf))
    found.push(...waiting.filter((row) => meant.has(householdNoOf(row))))
  }
  return found
}

function householdNoOf({ values }: KeptRow): string {
  return String(values['householdNo'])
}
