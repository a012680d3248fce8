import { FileRefused } from './file-refused'

export type Encoding = 'utf-8' | 'gb18030' | 'utf-16le' | 'utf-16be'

/** Bytes as text. Fault: throws `FileRefused` at bytes that are wrong in the encoding. */
export async function* textPieces(
  bytes: AsyncIterable<Uint8Array>,
  encoding: Encoding,
): AsyncGenerator<string, void, undefined> {
  const decoder = new TextDecoder(encoding, { fatal: true })
  for await (const piece of bytes) yield decode(decoder, piece)
  yield decode(decoder)
}

/** @param piece the next bytes; left out at the end */
function decode(decoder: TextDecoder, piece?: Uint8Array): string {
  try {
    return decoder.decode(piece, { stream: piece !== undefined })
  } catch {
    throw new FileRefused({ code: 'file.encoding', details: {} })
  }
}

/** Encodings that a text of these first bytes may be in; it is in the first one in which every byte of it is right. */
export function candidateEncodings(start: Uint8Array): readonly Encoding[] {
  if (start[0] === 0xff && start[1] === 0xfe) return ['utf-16le']
  if (start[0] === 0xfe && start[1] === 0xff) return ['utf-16be']
  // A separator or a digit is one byte and a zero in UTF-16; text in the other encodings has no zeros at all.
  const zeros = [...start.entries()].filter(([, byte]) => byte === 0)
  if (zeros.length > 0) {
    const odd = zeros.filter(([position]) => position % 2 === 1)
    return [odd.length * 2 > zeros.length ? 'utf-16le' : 'utf-16be']
  }
  return ['utf-8', 'gb18030']
}
