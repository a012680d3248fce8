import { createHash } from 'node:crypto'
import type { FileFaultCode } from '../../../src/domain/comparison/file-faults'
import { ok, refuse, type Result } from '../../../src/domain/result'
import { detectFileKind } from './file-kind'
import { FileRefused } from './file-refused'
import type { Source } from './source'
import { candidateEncodings, textPieces, type Encoding } from './text-encoding'
import { readForm, type TextForm } from './text-form'

interface Inspected {
  /** SHA-256 of the bytes, 64 hexadecimal digits. */
  readonly fileHash: string
  /** How the text is written; null for a workbook. */
  readonly text: TextForm | null
}

/** Bytes that tell an encoding, and more than a header row has characters. */
const START = 65_536

// What no table contains: the file is a program, a sound, a picture of an unknown kind.
const notText = /[\u0000-\u0008\u000e-\u001f]/

/** Looks at every byte of a file, so that an encoding is not found to be another one in the middle of the rows. */
export async function inspectFile(source: Source): Promise<Result<Inspected, FileFaultCode>> {
  const { start, fileHash } = await hashFile(source)
  const kind = detectFileKind(start)
  if (!kind.ok) return kind
  if (kind.value === 'workbook') return ok({ fileHash, text: null })
  for (const encoding of candidateEncodings(start.subarray(0, 4096))) {
    const form = await tryForm(source, encoding)
    if (form === undefined) continue
    return form.ok ? ok({ fileHash, text: form.value }) : form
  }
  return refuse('file.encoding')
}

async function hashFile(source: Source): Promise<{ start: Uint8Array; fileHash: string }> {
  const hash = createHash('sha256')
  let start: Uint8Array = new Uint8Array()
  for await (const piece of source.open()) {
    hash.update(piece)
    if (start.length < START) start = Buffer.concat([start, piece])
  }
  return { start, fileHash: hash.digest('hex') }
}

/** Undefined when a byte of the file is wrong in this encoding. */
async function tryForm(source: Source, encoding: Encoding): Promise<Result<TextForm, FileFaultCode> | undefined> {
  let start = ''
  let isText = true
  let isQuoted = false
  try {
    for await (const text of textPieces(source.open(), encoding)) {
      if (start.length < START) start += text
      isText &&= !notText.test(text)
      isQuoted ||= text.includes('"')
    }
  } catch (error) {
    if (error instanceof FileRefused) return undefined
    throw error
  }
  if (!isText || start.trimStart().startsWith('<')) return refuse('file.notTable')
  return ok({ encoding, isQuoted, ...readForm(start) })
}
