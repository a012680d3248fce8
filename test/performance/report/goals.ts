import type { Published } from '../harness/published'
import { cpu, cpuPerCall, figured, findFigure, findRatio, type Figure } from './figures'

/** A goal of this project, and what a run says about it. */
export interface Goal {
  readonly work: string
  readonly rival: string
  readonly limit: number
  /** `least`: the more, the better. */
  readonly side: 'most' | 'least'
  readonly unit: '×' | 'ms'
  /** False where a goal is set for the full size only: what other sizes show is told and not judged. */
  readonly judged: (scale: number) => boolean
  /** Undefined when a run does not say. */
  find(run: Published, runs: readonly Published[]): number | undefined
}

const always = (): boolean => true
const atFullSize = (scale: number): boolean => scale === 1
const p99 = figured('p99')

function ratio(one: string, other: string, quantity = cpu): Goal['find'] {
  return (run) => findRatio(findFigure(run, one, quantity), findFigure(run, other, quantity))
}

function p99Of(step: string): Goal['find'] {
  return (run) => findFigure(run, step, p99)?.median
}

const page = { rival: '–', limit: 50, side: 'most', unit: 'ms', judged: atFullSize } as const
const cadreAgainst = { limit: 1, side: 'most', unit: '×', judged: atFullSize } as const

/** In the order of the note. */
export const goals: readonly Goal[] = [
  {
    ...{ work: 'a household evaluated with full evidence, from its facts', rival: 'json-rules-engine' },
    ...{ limit: 150, side: 'least', unit: '×', judged: always },
    find: ratio('engines/json-rules-engine', 'engines/ours without looking ahead'),
  },
  {
    ...{ work: 'the same', rival: 'zen-engine', limit: 80, side: 'least', unit: '×', judged: always },
    find: ratio('engines/zen-engine', 'engines/ours without looking ahead'),
  },
  {
    ...{ work: 'a night, 1 % changed and all that are due', rival: 'full rescoring in DuckDB' },
    ...{ limit: 0.2, side: 'most', unit: '×', judged: atFullSize },
    find: ratio('night-incremental/1%', 'rival-duckdb'),
  },
  {
    ...{ work: 'a night with 7,700 changed', rival: 'the same at a tenth of the size' },
    ...{ limit: 1.5, side: 'most', unit: '×', judged: atFullSize },
    find: (run, runs) => findRatio(sameNumber(run), sameNumber(runs.find((one) => isTenthOf(one, run)))),
  },
  ...['medical', 'employment'].map((feed): Goal => ({
    ...{ work: `the first ${feed} file imported`, rival: 'COPY of its rows, then the same keys' },
    ...{ limit: 2, side: 'most', unit: '×', judged: always },
    find: ratio(`import-first/${feed}`, `rival-copy/${feed}`),
  })),
  {
    ...{ work: 'a report, 32 clients', rival: 'a bare insert through the same host' },
    ...{ limit: 3, side: 'most', unit: '×', judged: always },
    find: ratio('report/32 clients', 'rival-insert/32 clients', cpuPerCall),
  },
  {
    ...{ work: 'a report, 32 clients, p99', rival: '–', limit: 150, side: 'most', unit: 'ms', judged: always },
    find: p99Of('report/32 clients'),
  },
  ...['inbox/village cadre', 'orders/village cadre', 'orders/county officer', 'progress/county officer'].map(
    (name): Goal => ({ ...page, work: `${name.replace('/', ' of a ')}, p99`, find: p99Of(`pages/${name}`) }),
  ),
  ...['orders', 'progress'].map((name): Goal => ({
    ...{ ...cadreAgainst, work: `${name} of a village cadre, p50`, rival: 'the same of a county officer' },
    find: (run) =>
      findRatio(
        findFigure(run, `pages/${name}/village cadre`, figured('p50')),
        findFigure(run, `pages/${name}/county officer`, figured('p50')),
      ),
  })),
]

function sameNumber(run: Published | undefined): Figure | undefined {
  return findFigure(run, 'night-same-number', cpu)
}

function isTenthOf(one: Published, other: Published): boolean {
  return Math.abs(one.machine.scale * 10 - other.machine.scale) < 1e-9
}

export function isMet({ side, limit }: Goal, value: number): boolean {
  return side === 'most' ? value <= limit : value >= limit
}
