import policy from '../../../config/policies/limits.json'
import { decideLimit } from '../../../src/domain/access/decide-limit'
import { OPERATIONS } from '../../../src/domain/access/permission-table'
import { findLimited, parseLimitPolicy } from '../../../src/domain/access/limit-policy'
import { changed } from '../../support/changed-document'

describe('a policy that is refused', () => {
  test.each([
    ['a limit of nothing', '/openCode/code/most', 0],
    ['half a call', '/submitReport/identity/most', 1.5],
    ['a window that people would wait out in vain', '/wrongCode/address/minutes', 1440],
    ['no window', '/wrongCode/identity/minutes', undefined],
    ['an operation nobody counts', '/inbox', {}],
    ['no word of where it comes from', '/note', ''],
  ])('%s', (_, place, value) => {
    const read = parseLimitPolicy(changed(policy, place, value))
    expect(read).toMatchObject({ ok: false, refusal: { code: 'limits-invalid' } })
    expect(Object.keys(read.ok ? {} : read.refusal.details)).toEqual([place])
  })

  test('ours is none', () => {
    expect(parseLimitPolicy(policy)).toEqual({ ok: true, value: policy })
  })
})

describe('a call', () => {
  const counters = [
    { fault: 'limit.wrongCode', limit: { most: 2, minutes: 60 }, wait: 7 },
    { fault: 'limit.identity', limit: { most: 3, minutes: 60 }, wait: 8 },
  ] as const

  test.each([
    ['over one', [0, 4], 'limit.identity', 8],
    ['over both', [3, 4], 'limit.wrongCode', 7],
  ])('%s limit is refused by the first, with the minutes to wait', (_, calls, code, minutes) => {
    expect(decideLimit(counters, calls)).toEqual({ ok: false, refusal: { code, details: { minutes } } })
  })

  test('the last one within its limits is let through, and one of a county that is not there', () => {
    expect(decideLimit(counters, [2, 3])).toEqual({ ok: true, value: null })
    expect(decideLimit(counters, [])).toEqual({ ok: true, value: null })
  })

  test('is limited when it is made by a code, and no other', () => {
    const limited = OPERATIONS.filter((operation) => findLimited(operation) !== undefined)
    expect(limited).toEqual(['openCode', 'submitReport', 'openNotice', 'objectFromNotice', 'acceptInvitation'])
    expect(findLimited('constructor')).toBeUndefined()
  })
})
