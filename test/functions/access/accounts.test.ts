import { randomUUID } from 'node:crypto'
import limits from '../../../config/policies/limits.json'
import type { Payload } from '../../../src/contract/operations'
import { readTheRest } from '../../support/read-the-rest'
import { codeOf, dataOf } from '../../support/answers'
import { BAIYANG, COUNTY, FAR, LIUJIA, openOffice, TOWN, type Office } from '../../support/open-office'

const DAY = '2026-11-24'
const PHONE = '13800000009'

let office: Office
beforeAll(async () => {
  office = await openOffice()
})
afterAll(() => office.close())
beforeEach(() => office.setDay(DAY))

const invite = (slip: Partial<Payload<'inviteStaff'>> = {}, openid = 'county') =>
  office.tell('officer', openid, 'inviteStaff', {
    ...{ name: '李干部', phone: PHONE, role: 'gridWorker', area: BAIYANG, validFrom: DAY, validUntil: '2027-11-23' },
    ...slip,
  })
const invited = async (slip: Partial<Payload<'inviteStaff'>> = {}) => dataOf(await invite(slip))
const accept = (openid: string, invitationCode: string, phone = PHONE, commandId = randomUUID()) =>
  office.tell('cadre', openid, 'acceptInvitation', { invitationCode, phone }, { commandId })
const postsOf = async (openid: string) =>
  dataOf(await office.ask('cadre', openid, 'me', {})).posts.map(({ role, areaCode }) => `${role} ${areaCode}`)
const NEVER_GIVEN = `${COUNTY}${'0'.repeat(12)}`

describe('refused', () => {
  test.each([
    ['by a township', {}, 'town', 'permission.role'],
    ['by a villager', {}, 'nobody', 'permission.role'],
    ['to a village of another county', { area: FAR }, 'county', 'permission.area'],
    ['to a village that is none', { area: `${TOWN}299` }, 'county', 'area.unknown'],
    ['to a township for a grid worker', { area: TOWN }, 'county', 'invitation.areaLevel'],
    ['for ever', { validUntil: '2039-01-01' }, 'county', 'invitation.untilTooLate'],
  ] as const)('an invitation %s', async (_, slip, openid, code) => {
    expect(codeOf(await invite(slip, openid))).toBe(code)
  })

  test('a code that was revoked, one that expired, and one of a post that was never offered', async () => {
    const { code, invitationId } = await invited()
    expect(codeOf(await office.tell('officer', 'county', 'revokeInvitation', { invitationId: randomUUID() }))).toBe(
      'invitation.unknown',
    )
    expect(codeOf(await office.tell('officer', 'county', 'revokeInvitation', { invitationId }))).toBe('ok')
    expect(codeOf(await office.tell('officer', 'county', 'revokeInvitation', { invitationId }))).toBe(
      'invitation.notOpen',
    )
    expect(codeOf(await accept('late', code))).toBe('invitation.revoked')
    const second = await invited()
    office.setDay('2026-12-01')
    expect(codeOf(await accept('late', second.code))).toBe('invitation.expired')
    expect(codeOf(await accept('late', NEVER_GIVEN))).toBe('invitation.wrong')
    expect(codeOf(await office.ask('cadre', 'late', 'inbox', {}))).toBe('permission.role')
  })

  test('the identity of somebody with another phone number', async () => {
    const { code } = await invited()
    expect(codeOf(await accept('baiyang', code))).toBe('invitation.identityTaken')
    expect(await postsOf('baiyang')).toEqual([`villageCadre ${BAIYANG}`])
  })

  test('the end of a post by the township, of one’s own, of one in another county and of none', async () => {
    const { items } = dataOf(await office.ask('officer', 'county', 'staffOf', {}))
    const idOf = (name: string) => items.find((item) => item.name === name)?.staffId ?? ''
    const { staff_id: far } = await office.db
      .selectFrom('staff')
      .select('staff_id')
      .where('area_code', '=', FAR)
      .executeTakeFirstOrThrow()
    const end = (openid: string, staffId: string) => office.tell('officer', openid, 'endPost', { staffId })
    expect(codeOf(await end('town', idOf('干部baiyang')))).toBe('permission.role')
    expect(codeOf(await end('county', idOf('干部county')))).toBe('post.own')
    expect(codeOf(await end('county', far))).toBe('permission.area')
    expect(codeOf(await end('county', randomUUID()))).toBe('post.unknown')
  })
})

describe('refused after some tries', () => {
  const { acceptInvitation, wrongCode } = limits

  test('whoever guesses the number behind a code, and the right one too, until the hour is over', async () => {
    const { code } = await invited()
    // Each time somebody else, who does not get further tries at the same code.
    for (let index = 0; index < acceptInvitation.code.most; index += 1)
      expect(codeOf(await accept(`guesser${index}`, code, `1380000010${index}`))).toBe('invitation.wrong')
    expect(await accept('late', code)).toMatchObject({ fault: { code: 'limit.code', details: { minutes: 60 } } })
    office.setDay('2026-11-25')
    expect(codeOf(await accept('late', code))).toBe('ok')
    await office.db.updateTable('staff').set({ active: false }).where('openid', '=', 'late').execute()
  })

  test('whoever guesses codes, of invitations and of households alike', async () => {
    const guess = (index: number) => accept('guesser', `${COUNTY}${'0'.repeat(10)}${10 + index}`)
    for (let index = 0; index < wrongCode.identity.most; index += 1)
      expect(codeOf(await guess(index))).toBe('invitation.wrong')
    expect(codeOf(await guess(wrongCode.identity.most))).toBe('limit.wrongCode')
    const { code } = await invited()
    expect(codeOf(await accept('guesser', code))).toBe('limit.wrongCode')
    const household = await office.addHousehold(BAIYANG)
    const open = (openid: string) => office.ask('villager', openid, 'openCode', { code: household.code })
    expect([codeOf(await open('guesser')), codeOf(await open('neighbour'))]).toEqual(['limit.wrongCode', 'ok'])
  })
})

test('of many identities that enter one code at once, one has the post', async () => {
  const { code } = await invited({ area: LIUJIA })
  const most = limits.acceptInvitation.code.most
  const answers = await Promise.all(Array.from({ length: 20 }, (_, i) => accept(`racer${i}`, code)))
  expect(answers.map(codeOf).sort()).toEqual([
    ...Array<string>(most - 1).fill('invitation.used'),
    ...Array<string>(20 - most).fill('limit.code'),
    'ok',
  ])
  const bound = await office.db.selectFrom('staff').select('openid').where('area_code', '=', LIUJIA).execute()
  expect(bound).toHaveLength(1)
  await office.db.updateTable('staff').set({ active: false }).where('area_code', '=', LIUJIA).execute()
})

describe('the life of a post', () => {
  test('from the invitation to the end', async () => {
    const { code, expiresOn } = await invited({ validFrom: '2026-11-26', validUntil: '2026-12-31' })
    expect(code).toMatch(/^610999[0-9A-HJKMNP-TV-Z]{12}$/)
    expect(expiresOn).toBe('2026-11-30')
    const commandId = randomUUID()
    const first = await accept('li', code, PHONE, commandId)
    expect(dataOf(first)).toEqual({
      ...{ role: 'gridWorker', roleWord: '网格员', areaCode: BAIYANG, areaName: '白杨村', validUntil: '2026-12-31' },
    })
    // Sent again, and entered again.
    expect(await accept('li', code, PHONE, commandId)).toEqual(first)
    expect(await accept('li', code)).toEqual(first)
    expect(codeOf(await accept('other', code))).toBe('invitation.used')

    expect(codeOf(await office.ask('cadre', 'li', 'inbox', {}))).toBe('permission.role')
    office.setDay('2026-11-26')
    expect(await postsOf('li')).toEqual([`gridWorker ${BAIYANG}`])
    expect(codeOf(await office.ask('cadre', 'li', 'inbox', {}))).toBe('ok')
    office.setDay('2026-12-31')
    expect(codeOf(await office.ask('cadre', 'li', 'inbox', {}))).toBe('ok')
    office.setDay('2027-01-01')
    expect(codeOf(await office.ask('cadre', 'li', 'inbox', {}))).toBe('permission.role')
  })

  test('a post that ran out is renewed by another invitation and ended at once', async () => {
    office.setDay('2027-01-04')
    const { code } = await invited({ validFrom: '2027-01-04', validUntil: '2027-06-30' })
    dataOf(await accept('li', code))
    expect(await postsOf('li')).toEqual([`gridWorker ${BAIYANG}`])
    const { items } = dataOf(await office.ask('officer', 'county', 'staffOf', {}))
    const [li, ...others] = items.filter(({ name }) => name === '李干部' && items.length > 0)
    expect(others.filter(({ areaCode }) => areaCode === BAIYANG)).toEqual([])
    expect(li).toMatchObject({ state: 'inForce', bound: true, phone: '138****0009', validUntil: '2027-06-30' })
    const staffId = li?.staffId ?? ''
    expect(codeOf(await office.tell('officer', 'county', 'endPost', { staffId }))).toBe('ok')
    expect(codeOf(await office.ask('cadre', 'li', 'inbox', {}))).toBe('permission.role')
    expect(codeOf(await office.tell('officer', 'county', 'endPost', { staffId }))).toBe('post.ended')
  })
})

test('of codes and phone numbers nothing is kept in plain text, and nothing of a person in events', async () => {
  const { code } = await invited({ name: '不可外传' })
  const kept = await office.inCounty(COUNTY, async (tx) => ({
    invitations: await tx.selectFrom('invitation').selectAll().where('county_code', '=', COUNTY).execute(),
    tries: await tx.selectFrom('rate_window').selectAll().where('county_code', '=', COUNTY).execute(),
    receipts: await tx.selectFrom('command_receipt').selectAll().where('county_code', '=', COUNTY).execute(),
    events: await tx.selectFrom('event').selectAll().where('county_code', '=', COUNTY).execute(),
  }))
  expect(JSON.stringify(kept)).not.toContain(code)
  expect(JSON.stringify(kept)).not.toContain(PHONE)
  expect(JSON.stringify(kept.events)).not.toContain('不可外传')
  expect(kept.events.map(({ type }) => type)).toEqual(expect.arrayContaining(['staff.invited', 'staff.bound']))
})

test('the list of posts goes through the county once, page by page, and no further', async () => {
  const rows = Array.from({ length: 120 }, (_, i) => ({
    ...{ staff_id: randomUUID(), name: `名单${i}`, role: 'gridWorker' as const, area_code: BAIYANG, openid: null },
    ...{ phone_hash: randomUUID(), phone_cipher: office.secrets.seal(`1370000${String(i).padStart(4, '0')}`) },
  }))
  await office.db.insertInto('staff').values(rows).execute()
  const items = await readTheRest(async (cursor) => {
    const page = dataOf(await office.ask('officer', 'county', 'staffOf', { cursor }))
    expect(page.items.length).toBeLessThanOrEqual(50)
    return page
  })
  expect(new Set(items.map(({ staffId }) => staffId)).size).toBe(items.length)
  expect(items.filter(({ name }) => name.startsWith('名单'))).toHaveLength(120)
  expect(items.every(({ areaCode, phone }) => areaCode.startsWith(COUNTY) && phone.includes('****'))).toBe(true)
  expect(codeOf(await office.ask('officer', 'county', 'staffOf', { cursor: 'x' }))).toBe('cursor.invalid')
})
