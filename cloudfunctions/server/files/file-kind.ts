import type { FileFaultCode } from '../../../src/domain/comparison/file-faults'
import { ok, refuse, type Result } from '../../../src/domain/result'
import { listZipEntries } from './zip-entries'

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

// What a workbook may hold when unpacked. A small file that unpacks to more is damaged, or meant to do harm.
const unpackedLimit = 300_000_000

/** Tells a workbook from text by what is inside and not by the file's name. Pictures, documents and archives are refused by their kind. */
export function detectFileKind(bytes: Uint8Array): Result<'xlsx' | 'text', FileFaultCode> {
  const head = Buffer.from(bytes.subarray(0, 16)).toString('latin1')
  if (head.startsWith('PK')) return detectWorkbook(bytes)
  const signature = signatures.find(([start, offset]) => head.startsWith(start, offset))
  return signature === undefined ? ok('text') : refuse(signature[2])
}

function detectWorkbook(bytes: Uint8Array): Result<'xlsx', FileFaultCode> {
  const entries = listZipEntries(bytes)
  if (entries === undefined) return refuse('file.damaged')
  if (!entries.some((entry) => entry.name === 'xl/workbook.xml')) return refuse('file.archive')
  const unpacked = entries.reduce((total, entry) => total + entry.unpackedBytes, 0)
  return unpacked > unpackedLimit ? refuse('file.damaged') : ok('xlsx')
}
