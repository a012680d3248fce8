/** Seconds that a fixed piece of work takes on this machine now. */
export interface Calibration {
  readonly cpu: number
  readonly wall: number
}

const BYTES = 64 << 20
const ROUNDS = 5
/** Beyond this the machine was another one at the end than at the beginning. */
const TOLERANCE = 0.2

/** Scans and copies memory in plain JavaScript: the best of five rounds, because noise only ever slows. */
export function calibrate(): Calibration {
  const source = Buffer.alloc(BYTES, 'the same text again and again, ')
  const target = Buffer.alloc(BYTES)
  const rounds = Array.from({ length: ROUNDS }, () => {
    const before = process.cpuUsage()
    const began = performance.now()
    source.copy(target)
    let commas = 0
    for (const byte of target) if (byte === 44) commas += 1
    if (commas === 0) throw new Error('The calibration read nothing.')
    const { user, system } = process.cpuUsage(before)
    return { cpu: (user + system) / 1e6, wall: (performance.now() - began) / 1000 }
  })
  return { cpu: Math.min(...rounds.map(({ cpu }) => cpu)), wall: Math.min(...rounds.map(({ wall }) => wall)) }
}

/** Whether times measured between the two may be compared with each other. */
export function isSteady(before: number, after: number): boolean {
  return Math.abs(after / before - 1) <= TOLERANCE
}
