interface ZipEntry {
  readonly name: string
  readonly unpackedBytes: number
}

const endOfDirectory = 0x06054b50
const directoryEntry = 0x02014b50
// The record at the end of an archive: 22 bytes, then a comment of at most 65,535.
const endRecordBytes = 22
const longestComment = 65_535
const entryBytes = 46

/** Names and sizes from the directory of an archive, without unpacking anything; undefined when it has no readable directory. */
export function listZipEntries(bytes: Uint8Array): readonly ZipEntry[] | undefined {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = findEndRecord(file)
  if (end === undefined) return undefined
  const entries: ZipEntry[] = []
  let at = file.readUInt32LE(end + 16)
  for (let left = file.readUInt16LE(end + 10); left > 0; left--) {
    if (at + entryBytes > file.length || file.readUInt32LE(at) !== directoryEntry) return undefined
    const nameBytes = file.readUInt16LE(at + 28)
    const name = file.toString('utf8', at + entryBytes, at + entryBytes + nameBytes)
    entries.push({ name, unpackedBytes: file.readUInt32LE(at + 24) })
    at += entryBytes + nameBytes + file.readUInt16LE(at + 30) + file.readUInt16LE(at + 32)
  }
  return entries
}

function findEndRecord(file: Buffer): number | undefined {
  const first = Math.max(0, file.length - endRecordBytes - longestComment)
  for (let at = file.length - endRecordBytes; at >= first; at--) {
    if (file.readUInt32LE(at) === endOfDirectory) return at
  }
  return undefined
}
