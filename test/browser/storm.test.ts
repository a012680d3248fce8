import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { startBrowser, type BrowserSession } from '../support/browser-session'
import { describeInChromium } from '../support/chromium'
import { startSystem, type RunningSystem } from '../support/running-system'
import { STORM_FILES } from '../support/storm-files'

jest.setTimeout(600_000)

const DAY = '2026-11-23'

describeInChromium('from a wrong file to the orders that a county officer releases', (chromium) => {
  let system: RunningSystem
  let browser: BrowserSession

  beforeAll(async () => {
    system = await startSystem(DAY)
    browser = await startBrowser(chromium)
  })
  afterAll(async () => {
    await browser.close()
    await system.stop()
  })

  test('the officer sees what waits and why, and lets go of it at the second press', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'wudeng-storm-'))
    for (const [feed, content] of STORM_FILES) {
      const file = path.join(folder, `${feed}.csv`)
      writeFileSync(file, content)
      await system.wudeng('import', feed, file)
    }
    rmSync(folder, { recursive: true })
    expect(await system.wudeng('score', '--date', DAY)).toMatchObject({ opened: 4, held: 59 })

    const objections: string[] = []
    const page = await browser.open(`${system.origin}/?as=county#/officer/progress/index`)
    const tap = (name: string) => page.locator('[tabindex="0"]:visible', { hasText: name }).first().click()
    const shows = (words: string) => page.getByText(words).locator('visible=true').first().waitFor()
    const look = async (name: string) => objections.push(...(await browser.inspect(page, name, 'staff')))
    await shows('有59张工单等待放行')
    await look('officer-progress-held')
    await tap('有59张工单等待放行')
    await shows('59户因为它要开工单')
    await look('officer-held')
    await tap('撤销这一批')
    await shows('撤销以后要用，得重新导入')
    await look('officer-held-undo-check')
    await tap('先不撤销')
    await tap('放行59户')
    await shows('放行以后不能收回')
    await look('officer-held-check')
    await tap('确认放行')
    await shows('放行了，开出59张工单。')
    await look('officer-held-released')
    expect(await system.wudeng('orders')).toHaveLength(63)
    expect(browser.errors).toEqual([])
    expect(objections).toEqual([])
  })
})
