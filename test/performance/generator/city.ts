/** Business day of the benchmark: every date of the city is counted from it. The year is quiet for three months after it. */
export const BENCH_DAY = '2026-04-13'

/** The real system: 770,000 households, 2.5 million people, 22.36 million department records. */
const HOUSEHOLDS = 770_000
const COUNTIES = 10
const VILLAGE_HOUSEHOLDS = 308
const TOWNSHIP_VILLAGES = 12.5

/** A city whose areas have the size of the real ones at every scale: a smaller one has fewer villages, not smaller ones. */
export interface City {
  readonly scale: number
  readonly counties: readonly County[]
}

export interface County {
  /** Not in use: the counties of this city end at 610981. */
  readonly code: string
  readonly index: number
  readonly households: number
  readonly villages: readonly string[]
}

/** A household by its place: everything else about it follows from these numbers. */
export interface Home {
  readonly county: County
  /** From 0 up to, not including, `county.households`. */
  readonly number: number
}

export function planCity(scale: number): City {
  const households = Math.round((HOUSEHOLDS * scale) / COUNTIES)
  const counties = Array.from({ length: COUNTIES }, (_, index) => {
    const code = String(610961 + index)
    return { code, index, households, villages: planVillages(code, households) }
  })
  return { scale, counties }
}

function planVillages(county: string, households: number): readonly string[] {
  const count = Math.max(1, Math.round(households / VILLAGE_HOUSEHOLDS))
  const townships = Math.ceil(count / TOWNSHIP_VILLAGES)
  return Array.from({ length: count }, (_, i) => {
    const township = Math.floor((i * townships) / count)
    const first = Math.ceil((township * count) / townships)
    return `${county}${101 + township}${201 + i - first}`
  })
}

export function villageOf({ county, number }: Home): string {
  const village = county.villages[Math.floor((number * county.villages.length) / county.households)]
  if (village === undefined) throw new Error(`No household ${number} in ${county.code}`)
  return village
}

/** The county's own number; its digits are the household's ordinal in checksums. */
export function householdNoOf({ county, number }: Home): string {
  return `H${county.code}${String(number).padStart(6, '0')}`
}

export function* everyHome({ counties }: City): Generator<Home> {
  for (const county of counties) for (let number = 0; number < county.households; number += 1) yield { county, number }
}

/** Every household of a county once, neighbours far apart, as in a file that nobody has sorted by village. */
export function* scattered(county: County, count = county.households): Generator<Home> {
  const step = coprimeStep(county.households)
  for (let i = 0; i < count; i += 1) yield { county, number: (i * step) % county.households }
}

/** About the golden section of `size`, and without a common divisor, so that steps of it visit everything once. */
function coprimeStep(size: number): number {
  let step = Math.max(1, Math.round(size * 0.618))
  while (divisor(step, size) !== 1) step += 1
  return step
}

function divisor(one: number, other: number): number {
  return other === 0 ? one : divisor(other, one % other)
}
