import { randomUUID } from 'node:crypto'
import type { Answer } from '../../src/contract/operations'
import type { Operation } from '../../src/domain/access/permission-table'
import { COUNTY, OFFICER, TODAY, VILLAGE, type DeployedCounty } from '../support/deployed-county'

type Name = 'cadre' | 'officer'
interface Asking {
  ask<T>(name: Name, openid: string, query: Operation, payload: object): Promise<T>
  tellTo<T>(name: Name, openid: string, command: Operation, payload: object, version?: number): Promise<T>
}

const PHONE = '13800000099'

/** Gives posts and ends them, and sees and corrects what is stored about the people of a household. */
export async function everyAccessOperation(county: DeployedCounty, householdNo: string, { ask, tellTo }: Asking) {
  const until = `${Number(TODAY.slice(0, 4)) + 1}${TODAY.slice(4)}`
  const wanted = {
    name: '新来的',
    phone: PHONE,
    role: 'gridWorker',
    area: VILLAGE,
    validFrom: TODAY,
    validUntil: until,
  }
  const { invitationId } = await tellTo<Answer<'inviteStaff'>>('officer', OFFICER, 'inviteStaff', wanted)
  await tellTo('officer', OFFICER, 'revokeInvitation', { invitationId })
  const { code } = await tellTo<Answer<'inviteStaff'>>('officer', OFFICER, 'inviteStaff', wanted)
  const wrong = { invitationCode: code, phone: '13800000098' }
  const command = { command: 'acceptInvitation', commandId: randomUUID(), payload: wrong }
  await county.call('cadre', { openid: 'oNEW' }, command)
  await tellTo('cadre', 'oNEW', 'acceptInvitation', { invitationCode: code, phone: PHONE })
  const { items } = await ask<Answer<'staffOf'>>('officer', OFFICER, 'staffOf', {})
  const cursor = Buffer.from(`${COUNTY}|${randomUUID()}`).toString('base64url')
  await ask('officer', OFFICER, 'staffOf', { cursor })
  const { staffId } = items.find(({ name }) => name === '新来的') ?? {}
  await tellTo('officer', OFFICER, 'endPost', { staffId })

  const search = { by: 'number', text: householdNo }
  const found = await county.get<Answer<'households'>>('officer', OFFICER, { query: 'households', payload: search })
  const { householdId } = found.items[0] ?? {}
  const { people } = await ask<Answer<'dataOf'>>('officer', OFFICER, 'dataOf', { householdId })
  const personId = people[0]?.personId
  const { household, person } = await ask<Answer<'dataOf'>>('officer', OFFICER, 'dataOf', { householdId, personId })
  for (const field of ['phone', 'idNumber'])
    await tellTo('officer', OFFICER, 'revealField', { householdId, personId, field, reason: 'help', words: '办手续' })
  const phone = { householdId, field: 'phone', value: '13712340000', reason: '换了号码' }
  await tellTo('officer', OFFICER, 'correctData', phone, household.version)
  const guardian = { guardianName: '贺爷爷', relation: 'grandparent' }
  const months = { householdId, personId, field: 'workMonths', value: '7', reason: '本人来说', guardian }
  await tellTo('officer', OFFICER, 'correctData', months, person?.version)
  await ask('officer', OFFICER, 'accessLog', {})
  const later = Buffer.from(`${TODAY}T02:00:00.000Z|${randomUUID()}`).toString('base64url')
  await ask('officer', OFFICER, 'accessLog', { householdNo, cursor: later })
}
