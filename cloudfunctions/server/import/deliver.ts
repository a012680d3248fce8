import type { CountyImport, Outcome } from './county-import'
import { deliverAreas } from './deliver-areas'
import { deliverHouseholds } from './deliver-households'
import { deliverMembers } from './deliver-members'
import { deliverRecords } from './deliver-records'
import { deliverStaff } from './deliver-staff'
import type { Line } from './read-delivery'

type Deliver = (work: CountyImport, lines: readonly Line[]) => Promise<Outcome>

/** The four files of the register have tables of their own; everything else is a department's. */
const registerFiles: Readonly<Record<string, Deliver>> = {
  areas: deliverAreas,
  staff: deliverStaff,
  households: deliverHouseholds,
  members: deliverMembers,
}

export function deliver(work: CountyImport, lines: readonly Line[]): Promise<Outcome> {
  return (registerFiles[work.feed.id] ?? deliverRecords)(work, lines)
}
