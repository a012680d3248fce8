import type { Line } from './line'
import { Spool } from './spool'

/** Lines of a file that go to other counties than the one that delivers: they wait until its transaction has ended. */
export class Shares {
  readonly #spools = new Map<string, Spool>()

  /** Number of lines put aside so far. */
  get size(): number {
    return [...this.#spools.values()].reduce((sum, spool) => sum + spool.size, 0)
  }

  get counties(): readonly string[] {
    return [...this.#spools.keys()]
  }

  async add(county: string, lines: readonly Line[]): Promise<void> {
    const spool = this.#spools.get(county) ?? new Spool()
    this.#spools.set(county, spool)
    await spool.add(lines)
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
