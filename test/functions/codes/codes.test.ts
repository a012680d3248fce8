import * as z from 'zod/mini'
import { householdCode } from '../../../src/contract/schema'
import { makeCode } from '../../../cloudfunctions/server/codes/make-code'
import { codeOf, dataOf } from '../../support/answers'
import { BAIYANG, COUNTY, openOffice, OTHER_COUNTY, type Office } from '../../support/open-office'

let office: Office

beforeAll(async () => {
  office = await openOffice()
})
afterAll(() => office.close())

const replace = (openid: string, householdNo: string, county = COUNTY) =>
  office.tell('officer', openid, 'replaceCode', { county, householdNo })

const openCode = (code: string, openid = 'nobody') => office.ask('villager', openid, 'openCode', { code })

describe('refused', () => {
  test.each(['610999', 'abc', '610999OOOOOOOOOOOOOOOOOO', `610999${'0'.repeat(30)}`])(
    '%s is no household code',
    async (code) => {
      expect(codeOf(await openCode(code))).toBe('request.invalid')
    },
  )

  test('a code that was never given out', async () => {
    expect(codeOf(await openCode(makeCode(COUNTY)))).toBe('code.unknown')
  })

  test('a code under another county', async () => {
    const { code } = await office.addHousehold(BAIYANG)
    expect(codeOf(await openCode(OTHER_COUNTY + code.slice(6)))).toBe('code.unknown')
  })

  test.each([
    ['nobody', COUNTY, 'permission.role'],
    ['baiyang', COUNTY, 'permission.role'],
    ['othertown', COUNTY, 'permission.area'],
    ['county', OTHER_COUNTY, 'permission.area'],
  ])('%s replaces a code in %s', async (openid, county, refused) => {
    const { householdNo, code } = await office.addHousehold(BAIYANG)
    expect(codeOf(await replace(openid, householdNo, county))).toBe(refused)
    expect(codeOf(await openCode(code))).toBe('ok')
  })

  test('a household that is not there', async () => {
    expect(codeOf(await replace('county', 'H999'))).toBe('household.unknown')
  })
})

test('a code says where it hangs and nothing of who lives there', async () => {
  const { code } = await office.addHousehold(BAIYANG, '李四')
  expect(dataOf(await openCode(code))).toEqual({
    villageName: '白杨村',
    group: '三组',
    helpPhone: '12317',
  })
})

test.each(['county', 'town'])('%s replaces it: the new one opens, the old one no more', async (openid) => {
  const { householdNo, code } = await office.addHousehold(BAIYANG)
  const { code: fresh } = dataOf(await replace(openid, householdNo))
  expect(fresh).not.toBe(code)
  expect(codeOf(await openCode(fresh))).toBe('ok')
  expect(codeOf(await openCode(code))).toBe('code.revoked')
  const report = { code, kind: 'water', forWhom: 'own' } as const
  expect(codeOf(await office.tell('villager', 'nobody', 'submitReport', report))).toBe('code.revoked')
})

test('what is kept does not contain the code', async () => {
  const { householdNo } = await office.addHousehold(BAIYANG)
  const { code } = dataOf(await replace('county', householdNo))
  const kept = await office.inCounty(COUNTY, async (tx) => [
    await tx.selectFrom('household_code').selectAll().where('county_code', '=', COUNTY).execute(),
    await tx.selectFrom('event').selectAll().where('county_code', '=', COUNTY).execute(),
    await tx.selectFrom('command_receipt').selectAll().where('county_code', '=', COUNTY).execute(),
  ])
  expect(JSON.stringify(kept)).not.toContain(code.slice(6))
})

test('codes fit the contract, carry 90 random bits and differ', () => {
  const codes = Array.from({ length: 2000 }, () => makeCode(COUNTY))
  expect(new Set(codes).size).toBe(2000)
  expect(codes.every((code) => z.safeParse(householdCode, code).success && code.length === 24)).toBe(true)
  // Every digit can come out: a slip in the alphabet or the modulus would cost bits.
  expect(new Set(codes.flatMap((code) => [...code.slice(6)])).size).toBe(32)
})
