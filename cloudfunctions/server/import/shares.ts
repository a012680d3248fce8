import type { Line } from './line'
import { Spool } from './spool'

/** Lines of a file that go to other counties than the one that delivers: they wait until its transaction has ended. */
export class Shares {
  readonly #spools = new Map<string, Spool>()
  readonly #passed = new Map<string, number>()

  /** Number of lines for other counties so far. */
  get size(): number {
    const passed = [...this.#passed.values()].reduce((sum, lines) => sum + lines, 0)
    return [...this.#spools.values()].reduce((sum, spool) => sum + spool.size, passed)
  }

  get counties(): readonly string[] {
    return [...new Set([...this.#spools.keys(), ...this.#passed.keys()])]
  }

  async add(county: string, lines: readonly Line[]): Promise<void> {
    const spool = this.#spools.get(county) ?? new Spool()
    this.#spools.set(county, spool)
    await spool.add(lines)
  }

  /** Counts lines that have nothing new for their county, and are not put aside. */
  pass(county: string, lines: number): void {
    this.#passed.set(county, this.passed(county) + lines)
  }

  passed(county: string): number {
    return this.#passed.get(county) ?? 0
  }

  /** @param rejected rows that turned out wrong after they were put aside */
  async *read(county: string, rejected: ReadonlySet<number>): AsyncGenerator<readonly Line[], void, undefined> {
    const spool = this.#spools.get(county)
    if (spool !== undefined) for await (const lines of spool.read()) yield lines.filter(({ row }) => !rejected.has(row))
  }

  async close(): Promise<void> {
    for (const spool of this.#spools.values()) await spool.close()
  }
}
