import { randomUUID } from 'node:crypto'
import { readdirSync, writeFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Page } from 'playwright-core'
import * as z from 'zod/mini'
import { operations } from '../../src/contract/operations'
import { startBrowser, type BrowserSession } from '../support/browser-session'
import { describeInChromium } from '../support/chromium'
import { startSystem, type RunningSystem } from '../support/running-system'

jest.setTimeout(600_000)

const CASES = path.resolve(__dirname, '../fixtures/cases')
const DAY = '2026-11-23'
const CADRE = 'story-cadre'
const OFFICER = 'story-county'
const TOWNSHIP = 'story-township'
const STAFF = `姓名,手机号,角色,区划代码,微信openid
白桂芳,13900000001,村干部,610999101203,${CADRE}
江海涛,13900000004,乡镇干部,610999101,${TOWNSHIP}
文慧敏,13900000005,县级干部,610999,${OFFICER}
`

/** The published cases, in the order in which a county hands them over. */
async function loadCases({ wudeng }: RunningSystem): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'wudeng-staff-'))
  const staff = path.join(folder, 'staff.csv')
  writeFileSync(staff, STAFF)
  const files = readdirSync(CASES).filter((file) => !file.endsWith('.json'))
  const fileOf = (feed: string) => path.join(CASES, files.find((file) => path.parse(file).name === feed) ?? '')
  const register = ['areas', 'households', 'members']
  await wudeng('import', 'areas', fileOf('areas'))
  await wudeng('import', 'staff', staff)
  for (const feed of register.slice(1)) await wudeng('import', feed, fileOf(feed))
  for (const feed of files.map((file) => path.parse(file).name).filter((feed) => !register.includes(feed))) {
    await wudeng('import', feed, fileOf(feed))
  }
  rmSync(folder, { recursive: true })
}

/** Taps what is shown with this text, and has room to be tapped. */
async function tap(page: Page, words: string | RegExp): Promise<void> {
  await page.locator('[tabindex="0"]:visible', { hasText: words }).first().click()
}

async function shows(page: Page, words: string | RegExp): Promise<void> {
  await page.getByText(words).locator('visible=true').first().waitFor()
}

describeInChromium('from the scan of a door code to the lamp that goes out', (chromium) => {
  let system: RunningSystem
  let browser: BrowserSession
  const objections: string[] = []

  beforeAll(async () => {
    system = await startSystem(DAY)
    browser = await startBrowser(chromium)
  })
  afterAll(async () => {
    await browser.close()
    await system.stop()
  })

  async function look(page: Page, name: string, audience: 'villager' | 'staff'): Promise<void> {
    objections.push(...(await browser.inspect(page, name, audience)))
  }

  async function replaceCode(): Promise<string> {
    const payload = { county: '610999', householdNo: 'H004' }
    const command = { command: 'replaceCode', commandId: randomUUID(), payload }
    const answer = z.object({ data: operations.replaceCode.answer })
    return z.parse(answer, await system.call('officer', OFFICER, command)).data.code
  }

  test('the whole story of household H004', async () => {
    await loadCases(system)
    expect(await system.wudeng('score', '--date', DAY)).toMatchObject({ evaluated: 12, opened: 8 })
    const code = await replaceCode()

    // A villager scans the code on the door: three taps.
    const villager = await browser.open(`${system.origin}/?as=story-villager#/villager/report/index?code=${code}`)
    await shows(villager, /您扫的是/)
    await look(villager, 'villager-report', 'villager')
    await tap(villager, '上学')
    await tap(villager, '我家')
    await look(villager, 'villager-report-chosen', 'villager')
    await tap(villager, '发送')
    await shows(villager, '收到了')
    await look(villager, 'villager-receipt', 'villager')
    await tap(villager, '看办到哪一步')
    await shows(villager, /前有人接手/)
    await look(villager, 'villager-status-issued', 'villager')

    // The order that R01 had opened already now shows the report; the cadre works on it.
    const cadre = await browser.open(`${system.origin}/?as=${CADRE}#/cadre/inbox/index`)
    await shows(cadre, '赵大年')
    await look(cadre, 'cadre-inbox', 'staff')
    await tap(cadre, '赵大年')
    await shows(cadre, '群众报的')
    await look(cadre, 'cadre-order-issued', 'staff')
    await tap(cadre, '接单')
    await tap(cadre, '填写走访')
    await shows(cadre, '见到谁')
    await look(cadre, 'cadre-visit', 'staff')
    await tap(cadre, '今天')
    await tap(cadre, '户主')
    await cadre.locator('textarea:visible').first().fill('孩子在校，学籍登记有误。')
    await tap(cadre, '保存走访')
    await tap(cadre, '写结论')
    await shows(cadre, '总的结论')
    await look(cadre, 'cadre-close', 'staff')
    await cadre.locator('[role="radio"]:visible', { hasText: '不属实，数据有误' }).click()
    await cadre.locator('textarea:visible').first().fill('孩子在校，已请教育局改')
    await tap(cadre, '核对一下')
    await shows(cadre, '他会看到这句话')
    await look(cadre, 'cadre-close-check', 'staff')
    await tap(cadre, '确认办结')
    await shows(cadre, '办结了')
    await look(cadre, 'cadre-order-closed', 'staff')

    // The next score leaves the disputed record out.
    await system.wudeng('score', '--date', DAY)
    expect(await system.wudeng('explain', 'H004', '--date', DAY)).toMatchObject({ score: 0, lamps: 0, hits: [] })

    // The villager sees what became of it, the officer that it is done.
    await villager.reload()
    await shows(villager, /登记的信息错了/)
    await look(villager, 'villager-status-closed', 'villager')
    await villager.goto(`${system.origin}/?as=story-villager#/villager/home/index`)
    await look(villager, 'villager-home', 'villager')

    const officer = await browser.open(`${system.origin}/?as=${OFFICER}#/officer/progress/index`)
    await shows(officer, '平川镇')
    await look(officer, 'officer-progress-county', 'staff')
    await tap(officer, '平川镇')
    await shows(officer, '二郎村')
    await look(officer, 'officer-progress-township', 'staff')
    await officer.goto(`${system.origin}/?as=${OFFICER}#/officer/orders/index?area=610999101203&state=closed`)
    await shows(officer, '赵大年')
    await look(officer, 'officer-orders', 'staff')
    await tap(officer, '赵大年')
    await shows(officer, '孩子在校')
    await look(officer, 'officer-order', 'staff')
    expect(await system.wudeng('progress')).toMatchObject({ totals: { closed: 1 } })

    expect(browser.errors).toEqual([])
    expect(objections).toEqual([])
  })
})
