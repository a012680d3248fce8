import type { Day } from '../../../src/domain/calendar/day'

/** A life in pieces: it yields the day on which it goes on, and everything that happens to others until then happens meanwhile. */
export type Life = AsyncGenerator<Day, void, void>

interface Waiting {
  readonly name: string
  readonly life: Life
  readonly from: Day
}

/**
 * Lets lives pass side by side in one county, day by day, those of one day in the order in which they were given. One that
 * fails ends, and keeps no other from its own end.
 * @param night what happens at the end of each of these days
 * @returns by name what each ended with; undefined for one that came to its end
 */
export async function passSideBySide(
  lives: Readonly<Record<string, Life>>,
  from: Day,
  { dawn, night }: { readonly dawn: (day: Day) => void; readonly night: () => Promise<unknown> },
): Promise<ReadonlyMap<string, Error | undefined>> {
  const endings = new Map<string, Error | undefined>()
  let waiting: readonly Waiting[] = Object.entries(lives).map(([name, life]) => ({ name, life, from }))
  while (waiting.length > 0) {
    const today = waiting.map((one) => one.from).reduce((first, other) => (other < first ? other : first))
    dawn(today)
    const later: Waiting[] = []
    for (const one of waiting) {
      const next = one.from > today ? one : await goOn(one, endings)
      if (next !== undefined) later.push(next)
    }
    await night()
    waiting = later
  }
  return endings
}

async function goOn(
  { name, life, from }: Waiting,
  endings: Map<string, Error | undefined>,
): Promise<Waiting | undefined> {
  try {
    const { done, value } = await life.next()
    if (done !== true) return { name, life, from: value > from ? value : never(name) }
    endings.set(name, undefined)
  } catch (error) {
    endings.set(name, error instanceof Error ? error : new Error(String(error)))
  }
  return undefined
}

function never(name: string): never {
  throw new Error(`${name} waits for a day that has passed`)
}
