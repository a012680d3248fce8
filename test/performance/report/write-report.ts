import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { findPublished } from '../harness/published'
import { SCALES } from '../harness/scales'
import { writeNote } from './note'

/** Writes docs/performance.md from what the runs left. */
export function writeReport(root: string): void {
  const runs = SCALES.flatMap((scale) => findPublished(path.join(root, 'test/performance/results'), scale) ?? [])
  writeFileSync(path.join(root, 'docs/performance.md'), writeNote(runs))
}
