import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { City } from '../generator/city'
import { departments } from '../generator/departments/departments'
import { recordLines, type RecordLine } from '../generator/record-rows'
import { areaRows, householdRows, memberRows, staffRows } from '../generator/register'
import { goodLines, writeFeed, type WrittenFile } from '../generator/write-feed'

/** The files of the register, in the order in which they are loaded; the departments follow. */
export const REGISTER_FEEDS = ['areas', 'staff', 'households', 'members'] as const

/** Files of a city, made when they are asked for and removed when nobody needs them any more. */
export interface DeliveredFiles {
  readonly folder: string
  get(feed: string): WrittenFile
  /** A delivery that is not the feed's first one. */
  write(name: string, feed: string, lines: Iterable<RecordLine>): WrittenFile
  remove(name: string): void
}

export function deliveredFiles(folder: string, city: City): DeliveredFiles {
  mkdirSync(folder, { recursive: true })
  const fileOf = (name: string) => path.join(folder, `${name}.csv`)
  const noteOf = (name: string) => path.join(folder, `${name}.json`)
  function write(name: string, feed: string, lines: Iterable<RecordLine>): WrittenFile {
    const written = writeFeed(fileOf(name), feed, lines)
    // Comes last: a file without its note was cut off.
    writeFileSync(noteOf(name), JSON.stringify(written))
    return written
  }
  return {
    folder,
    write,
    get: (feed) =>
      existsSync(noteOf(feed))
        ? (JSON.parse(readFileSync(noteOf(feed), 'utf8')) as WrittenFile)
        : write(feed, feed, linesOf(city, feed)),
    remove(name) {
      rmSync(fileOf(name), { force: true })
      rmSync(noteOf(name), { force: true })
    },
  }
}

function linesOf(city: City, feed: string): Iterable<RecordLine> {
  switch (feed) {
    case 'areas':
      return goodLines(areaRows(city))
    case 'staff':
      return goodLines(staffRows(city))
    case 'households':
      return goodLines(householdRows(city))
    case 'members':
      return goodLines(memberRows(city))
    default: {
      const department = departments.find((one) => one.feed === feed)
      if (department === undefined) throw new Error(`Nobody delivers ${feed}`)
      return recordLines(city, department)
    }
  }
}
