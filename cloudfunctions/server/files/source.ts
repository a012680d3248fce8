/** Bytes of a file that somebody handed over, to be read more than once: it is checked as a whole before a line of it is believed. */
export interface Source {
  /** In bytes. */
  readonly size: number
  /** Reads from the beginning, piece by piece, as fast as the reader asks. */
  open(): AsyncIterable<Uint8Array>
}

/** A file that is in memory already. */
export function bytesSource(bytes: Uint8Array): Source {
  return {
    size: bytes.length,
    async *open() {
      for (let start = 0; start < bytes.length; start += PIECE_BYTES) yield bytes.subarray(start, start + PIECE_BYTES)
    },
  }
}

/** What is read at a time: some thousand rows. */
export const PIECE_BYTES = 256 * 1024

/** All of it in memory, for files that cannot be read otherwise. */
export async function readWhole(source: Source): Promise<Uint8Array> {
  const pieces: Uint8Array[] = []
  for await (const piece of source.open()) pieces.push(piece)
  return Buffer.concat(pieces)
}
