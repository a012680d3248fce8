import type { FileFaultCode } from '../../../src/domain/comparison/file-faults'
import { ok, refuse, type Result } from '../../../src/domain/result'

const sampleBytes = 4096

// What no table contains: the file is a program, a sound, a picture of an unknown kind.
const notText = /[\u0000-\u0008\u000e-\u001f]/

/**
 * Text of a file of unknown encoding: UTF-8, UTF-16 (either order) or GB18030, with or without a byte order mark.
 * An encoding is taken only if every byte of the file is right in it.
 */
export function decodeText(bytes: Uint8Array): Result<string, FileFaultCode> {
  for (const encoding of candidateEncodings(bytes)) {
    const text = tryDecode(bytes, encoding)
    if (text === undefined) continue
    return notText.test(text) || text.trimStart().startsWith('<') ? refuse('file.notTable') : ok(text)
  }
  return refuse('file.encoding')
}

function candidateEncodings(bytes: Uint8Array): readonly string[] {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return ['utf-16le']
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return ['utf-16be']
  // A separator or a digit is one byte and a zero in UTF-16; text in the other encodings has no zeros at all.
  const zeros = [...bytes.subarray(0, sampleBytes).entries()].filter(([, byte]) => byte === 0)
  if (zeros.length > 0) {
    const odd = zeros.filter(([position]) => position % 2 === 1)
    return [odd.length * 2 > zeros.length ? 'utf-16le' : 'utf-16be']
  }
  return ['utf-8', 'gb18030']
}

function tryDecode(bytes: Uint8Array, encoding: string): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}
