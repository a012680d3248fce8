/** Encodings that Node reads and cannot write, and the ones it can, so that the same table can be handed over in each. */
export const encodings = {
  'UTF-8': (text) => Buffer.from(text, 'utf8'),
  'UTF-8 with BOM': (text) => Buffer.from(`\ufeff${text}`, 'utf8'),
  GB18030: (text) => encodeGb18030(text),
  'UTF-16LE': (text) => Buffer.from(text, 'utf16le'),
  'UTF-16LE with BOM': (text) => Buffer.from(`\ufeff${text}`, 'utf16le'),
  'UTF-16BE': (text) => Buffer.from(text, 'utf16le').swap16(),
  'UTF-16BE with BOM': (text) => Buffer.from(`\ufeff${text}`, 'utf16le').swap16(),
} satisfies Record<string, (text: string) => Buffer>

/** Two-byte characters only: what the tables of a county contain. */
const gbBytes = new Map<string, readonly [number, number]>()
const decoder = new TextDecoder('gb18030')
for (let first = 0x81; first <= 0xfe; first++) {
  for (let second = 0x40; second <= 0xfe; second++) {
    if (second === 0x7f) continue
    gbBytes.set(decoder.decode(Uint8Array.of(first, second)), [first, second])
  }
}

function encodeGb18030(text: string): Buffer {
  const bytes = [...text].flatMap((sign) => {
    if (sign < '\u0080') return [sign.charCodeAt(0)]
    const pair = gbBytes.get(sign)
    if (pair === undefined) throw new Error(`${sign} has no two bytes in GB18030`)
    return [...pair]
  })
  return Buffer.from(bytes)
}
