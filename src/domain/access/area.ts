/** Division codes nest by prefix: county 6 digits, township 9, village 12. */
export type AreaLevel = 'county' | 'township' | 'village'

const LEVEL_BY_LENGTH: Readonly<Record<number, AreaLevel>> = { 6: 'county', 9: 'township', 12: 'village' }

export function findAreaLevel(code: string): AreaLevel | undefined {
  return /^\d+$/.test(code) ? LEVEL_BY_LENGTH[code.length] : undefined
}

export function countyOf(code: string): string {
  return code.slice(0, 6)
}

/** The county of the demo and of the published cases: its code is not in use, everybody in it is invented. */
export const DEMO_COUNTY = '610999'

/** True when `inner` is `outer` or lies in it. */
export function covers(outer: string, inner: string): boolean {
  return inner.startsWith(outer)
}
