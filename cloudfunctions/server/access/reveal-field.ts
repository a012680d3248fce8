import type { PrivateField } from '../../../src/domain/access/field-policy'
import { decideReveal } from '../../../src/domain/access/reveal'
import { ok, refuse, type Result } from '../../../src/domain/result'
import type { FaultCode } from '../../../src/contract/faults'
import type { Call, Handler } from '../handler'
import { countyOfPosts } from '../orders/county-of-posts'
import { findRegistered, findResident } from './find-registered'
import { keepLook } from './keep-look'

/** Shows one masked value whole, for a reason. Who saw it and why is kept with the event; the value is in neither. */
export const revealField: Handler<'revealField'> = {
  county: (_payload, actor) => countyOfPosts(actor),
  async run(call, { householdId, personId, field, reason, words }) {
    const home = await findRegistered(call, householdId)
    if (!home.ok) return home
    const { village_code: villageCode, ...household } = home.value
    const decided = decideReveal(field, { reason, words }, call.actor, villageCode)
    if (!decided.ok) return decided
    const sealed = await findSealed(call, field, household, personId)
    if (!sealed.ok) return sealed
    await keepLook(call, 'revealField', { householdId, villageCode, personId, field, reason, words })
    const subjectId = personId ?? householdId
    call.record({ type: 'field.revealed', householdId, villageCode, subjectId, payload: { field, reason } })
    return ok({ value: call.secrets.open(sealed.value) })
  },
}

interface Sealed {
  readonly household_id: string
  readonly phone_cipher: string | null
  readonly address_cipher: string | null
}

/** An ID number is of a person, a phone number and an address of the household. */
async function findSealed(
  call: Pick<Call, 'tx' | 'county'>,
  field: PrivateField,
  { household_id, phone_cipher, address_cipher }: Sealed,
  personId: string | undefined,
): Promise<Result<string, FaultCode>> {
  if (field === 'idNumber') {
    if (personId === undefined) return refuse('person.unknown')
    const person = await findResident(call, household_id, personId)
    return person.ok ? ok(person.value.id_cipher) : person
  }
  const cipher = field === 'phone' ? phone_cipher : address_cipher
  return cipher === null ? refuse('reveal.empty') : ok(cipher)
}
