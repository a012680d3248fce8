import type { FileFaultCode } from '../../../src/domain/comparison/file-faults'
import { ok, refuse, type Result } from '../../../src/domain/result'

/** First bytes of what people hand in by mistake, as latin-1 text. */
const signatures: readonly (readonly [start: string, offset: number, code: FileFaultCode])[] = [
  ['\x89PNG', 0, 'file.picture'],
  ['\xff\xd8\xff', 0, 'file.picture'],
  ['GIF8', 0, 'file.picture'],
  ['WEBP', 8, 'file.picture'],
  ['II*\0', 0, 'file.picture'],
  ['MM\0*', 0, 'file.picture'],
  ['ftyp', 4, 'file.picture'],
  // A bitmap: `BM` alone may be the start of a header, the four zeros behind its size may not.
  ['\0\0\0\0', 6, 'file.picture'],
  ['%PDF', 0, 'file.pdf'],
  ['\xd0\xcf\x11\xe0', 0, 'file.oldOffice'],
  ['Rar!', 0, 'file.archive'],
  ['7z\xbc\xaf', 0, 'file.archive'],
  ['\x1f\x8b', 0, 'file.archive'],
]

/** Tells a workbook or another archive from text by how it begins and not by the file's name. Pictures and documents are refused by their kind. */
export function detectFileKind(start: Uint8Array): Result<'workbook' | 'text', FileFaultCode> {
  const head = Buffer.from(start.subarray(0, 16)).toString('latin1')
  if (head.startsWith('PK')) return ok('workbook')
  const signature = signatures.find(([sign, offset]) => head.startsWith(sign, offset))
  return signature === undefined ? ok('text') : refuse(signature[2])
}
