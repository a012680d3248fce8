import { showField } from '../../../src/domain/access/field-policy'
import type { StaffRole } from '../../../src/domain/access/role'

const VILLAGE = '610999101001'

function seenBy(role: StaffRole, areaCode: string, level: 'village' | 'township' = 'village') {
  const actor = { id: 'staff:1', name: '', kind: 'staff', posts: [{ role, areaCode }] } as const
  const order = { villageCode: VILLAGE, level }
  return [showField('phone', '13912345678', actor, order), showField('address', '平川镇白杨村三组12号', actor, order)]
}

const MASKED = ['139****5678', '平川镇白杨***']
const PLAIN = ['13912345678', '平川镇白杨村三组12号']

test.each(['townshipOfficer', 'countyOfficer'] as const)('%s sees them masked', (role) => {
  expect(seenBy(role, role === 'countyOfficer' ? '610999' : '610999101')).toEqual(MASKED)
})

test('a cadre of another village sees them masked', () => {
  expect(seenBy('villageCadre', '610999101002')).toEqual(MASKED)
})

test.each(['villageCadre', 'gridWorker', 'workTeam'] as const)('%s, who has to go there, sees them whole', (role) => {
  expect(seenBy(role, VILLAGE)).toEqual(PLAIN)
})

test('a township officer sees them whole when the order is on the list of the township', () => {
  expect(seenBy('townshipOfficer', '610999101', 'township')).toEqual(PLAIN)
  expect(seenBy('countyOfficer', '610999', 'township')).toEqual(MASKED)
})

test('what is not there stays not there', () => {
  const actor = { id: 'staff:1', name: '', kind: 'staff', posts: [] } as const
  expect(showField('phone', null, actor, { villageCode: VILLAGE, level: 'village' })).toBeNull()
})
