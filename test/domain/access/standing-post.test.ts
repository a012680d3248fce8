import type { Actor } from '../../../src/domain/access/role'
import { decideEndPost, postState, type StandingPost } from '../../../src/domain/access/standing-post'

const DAY = '2026-11-24'
const COUNTY: Actor = {
  ...{ id: 'staff:1', name: '', kind: 'staff' },
  posts: [{ role: 'countyOfficer', areaCode: '610999' }],
}
const POST: StandingPost = {
  ...{ actorId: 'staff:2', role: 'gridWorker', areaCode: '610999101201' },
  ...{ active: true, validFrom: null, validUntil: null },
}

test.each<[string, Partial<StandingPost>, string]>([
  ['in another county', { areaCode: '610998101201' }, 'permission.area'],
  ['of whoever ends it', { actorId: 'staff:1' }, 'post.own'],
  ['that was ended', { active: false }, 'post.ended'],
  ['that has run out', { validUntil: '2026-11-23' }, 'post.ended'],
])('a post %s is not ended', (_, slip, code) => {
  expect(decideEndPost({ ...POST, ...slip }, COUNTY, DAY)).toMatchObject({ refusal: { code } })
})

test('any other is, also before it begins', () => {
  const later = { ...POST, validFrom: '2026-12-01' }
  expect(decideEndPost(POST, COUNTY, DAY)).toEqual({ ok: true, value: { ...POST, active: false } })
  expect(decideEndPost(later, COUNTY, DAY)).toEqual({ ok: true, value: { ...later, active: false } })
})

test.each([
  [null, null, 'inForce'],
  [DAY, DAY, 'inForce'],
  ['2026-11-25', null, 'notYet'],
  [null, '2026-11-23', 'ended'],
])('from %s until %s a post is %s', (validFrom, validUntil, state) => {
  expect(postState({ ...POST, validFrom, validUntil }, DAY)).toBe(state)
  expect(postState({ ...POST, validFrom, validUntil, active: false }, DAY)).toBe('ended')
})
