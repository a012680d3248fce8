import type { CountyImport, Outcome } from './county-import'
import { deliverAreas } from './deliver-areas'
import { deliverHouseholds } from './deliver-households'
import { deliverMembers } from './deliver-members'
import { deliverRecords } from './deliver-records'
import { deliverStaff } from './deliver-staff'
import type { Line } from './line'

type Deliver = (work: CountyImport, lines: AsyncIterable<readonly Line[]>) => Promise<Outcome>

/** The four files of the register have tables of their own; everything else is a department's. */
const registerFiles: Readonly<Record<string, Deliver>> = {
  areas: deliverAreas,
  staff: deliverStaff,
  households: deliverHouseholds,
  members: deliverMembers,
}

/** Writes what a file brings to one county. */
export function deliver(work: CountyImport, lines: AsyncIterable<readonly Line[]>): Promise<Outcome> {
  return (registerFiles[work.feed.id] ?? deliverRecords)(work, lines)
}
