/** A choice of algorithms. A key is 32 bytes of WUDENG_KEYS; where an algorithm wants others, they are derived from them. */
export interface Suite {
  hasher(key: Buffer): Hasher
  sealer(key: Buffer): Sealer
}

/** Both answer 256 bits in base64url. */
export interface Hasher {
  /** Keyed hash: nobody without the key can try out ID numbers. */
  hash(text: string): string
  /** Keyed by a secret prefix, in a third of the time. */
  fingerprint(text: string): string
}

export interface Sealer {
  /** Another result each time. */
  seal(text: string): Buffer
  /** Fault: throws when the bytes are not what `seal` made under this key. */
  open(bytes: Buffer): string
}
