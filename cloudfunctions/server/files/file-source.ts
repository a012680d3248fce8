import { createReadStream } from 'node:fs'
import { access, constants, stat } from 'node:fs/promises'
import { PIECE_BYTES, type Source } from './source'

/** A file on this machine, never held as a whole. Undefined when there is none that can be read. */
export async function findFileSource(path: string): Promise<Source | undefined> {
  try {
    await access(path, constants.R_OK)
    const { size } = await stat(path)
    return { size, open: () => createReadStream(path, { highWaterMark: PIECE_BYTES }) }
  } catch {
    return undefined
  }
}
