import { clearedOn } from '../../../src/domain/household/cleared-on'
import type { DepartmentRecord, Facts, Person } from '../../../src/domain/household/facts'
import { deliveryOf } from '../import/delivery-place'
import type { Circumstances } from './circumstances'
import type { PackedFacts, PackedMeasure, PackedPerson, PackedRecord } from './packed-facts'

interface Projection {
  readonly householdId: string
  readonly villageCode: string
  /** JSON of `PackedFacts`: parsed here and not in the driver, so that one household after the other is forgotten. */
  readonly facts: string
}

/** The facts that `loadFacts` would gather from register and records. Fault: throws when a record names no person or batch. */
export function unpackFacts({ householdId, villageCode, facts }: Projection, circumstances: Circumstances): Facts {
  // Written by `packFacts` alone; the audit and `verify` find what else may stand there.
  const [householdNo, values, disputedRegister, people, records, standing = {}] = JSON.parse(facts) as PackedFacts
  const monitored = (standing.monitored ?? []).map(([from, until]) => ({ from, until }))
  return {
    household: { householdId, householdNo, villageCode, values },
    people: people.map(unpackPerson),
    records: records.map((record) => unpackRecord(record, people, circumstances)),
    delivered: circumstances.delivered,
    incomeLines: circumstances.incomeLines,
    monitored,
    clearedOn: clearedOn(monitored),
    measures: (standing.measures ?? []).map(unpackMeasure),
    disputedRegister,
  }
}

function unpackPerson([personId, birthOn, relation, values, former]: PackedPerson): Person {
  return { personId, birthOn, relation, values, former: former.map(([until, stood]) => ({ until, values: stood })) }
}

function unpackMeasure([from, until, answers]: PackedMeasure): Facts['measures'][number] {
  return { from, until, answers }
}

function unpackRecord(
  [feed, key, person, date, delivered, content, disputed, values]: PackedRecord,
  people: readonly PackedPerson[],
  { batches }: Circumstances,
): DepartmentRecord {
  const personId = people[person - 1]?.[0]
  const batch = batches.get(deliveryOf(delivered))
  if (personId === undefined || batch === undefined) throw new Error('A packed record names no person or no batch.')
  return { feed, key, personId, date, values, content, batch, delivered, disputed }
}
