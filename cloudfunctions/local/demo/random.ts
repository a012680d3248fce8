/** Seeded choices. Integers only, so that every machine makes the same county. */
export interface Random {
  /** A whole number from 0 up to, not including, `below`. */
  int(below: number): number
  /** True in `perThousand` of 1,000 cases. */
  chance(perThousand: number): boolean
  pick<T>(list: readonly [T, ...T[]]): T
  /** One of the values, each as often as its weight says. */
  weighted<T>(list: readonly (readonly [T, number])[]): T
}

/** mulberry32 (Tommy Ettinger, public domain): 32 bits of state, whole-number arithmetic only. */
export function createRandom(seed: number): Random {
  let state = seed >>> 0
  function next(): number {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return (mixed ^ (mixed >>> 14)) >>> 0
  }
  const int = (below: number): number => next() % below
  return {
    int,
    chance: (perThousand) => int(1000) < perThousand,
    pick: (list) => list[int(list.length)] ?? list[0],
    weighted(list) {
      let rest = int(list.reduce((total, [, weight]) => total + weight, 0))
      for (const [value, weight] of list) {
        if (rest < weight) return value
        rest -= weight
      }
      throw new Error('A weighted choice needs a weight')
    },
  }
}
