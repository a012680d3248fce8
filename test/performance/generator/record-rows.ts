import type { Row } from '../../../cloudfunctions/local/demo/draft'
import { householdNoOf, scattered, type City, type Home } from './city'
import type { Department } from './departments/department'
import { drawsOf } from './draw'
import { mistyped, residentsOf, strangersNumber } from './people'

/** A line of a department's file, and what is the matter with it. */
export interface RecordLine {
  readonly row: Row
  readonly kind: 'good' | 'mistyped' | 'stranger' | 'earlier'
}

/** Of 400 records one has a mistyped ID number, one is about a stranger, and four stood in an earlier line with other content. */
const KINDS = [
  ['good', 394],
  ['mistyped', 1],
  ['stranger', 1],
  ['earlier', 4],
] as const

/** How many lines lie between two lines of the same key. */
const APART = 500

/** A whole file of a department: one city, county by county. */
export function* recordLines(city: City, department: Department): Generator<RecordLine> {
  for (const county of city.counties) {
    const waiting: Row[] = []
    for (let pass = 0; pass < department.passes; pass += 1) {
      for (const home of scattered(county)) {
        const kinds = drawsOf(county.index, home.number, pass, 6, nameNumber(department.feed))
        for (const row of visit(department, home, pass)) {
          const kind = kinds.weighted(KINDS)
          yield { row: lineOf(row, kind, department), kind }
          if (kind === 'earlier') waiting.push(row)
          if (waiting.length > APART) yield* good(waiting.splice(0, 1))
        }
      }
    }
    yield* good(waiting)
  }
}

function* good(rows: readonly Row[]): Generator<RecordLine> {
  for (const row of rows) yield { row, kind: 'good' }
}

function lineOf(row: Row, kind: RecordLine['kind'], department: Department): Row {
  const idNumber = String(row['idNumber'])
  switch (kind) {
    case 'good':
      return row
    case 'mistyped':
      return { ...row, idNumber: mistyped(idNumber) }
    case 'stranger':
      return { ...row, idNumber: strangersNumber(idNumber) }
    case 'earlier':
      return department.earlier(row)
  }
}

/** What a department knows of a household from one look: the same whenever it is asked. */
export function visit(department: Department, home: Home, pass: number): readonly Row[] {
  const [head, ...others] = residentsOf(home)
  if (head === undefined) return []
  const draws = drawsOf(home.county.index, home.number, pass, 5, nameNumber(department.feed))
  return department.rows({ ordinal: householdNoOf(home).slice(1), pass, residents: [head, ...others], draws })
}

function nameNumber(feed: string): number {
  return [...feed].reduce((sum, letter) => sum * 31 + letter.charCodeAt(0), 7) | 0
}
