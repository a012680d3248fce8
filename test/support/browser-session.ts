import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { chromium, type Browser, type Page } from 'playwright-core'

/** Where the pictures of a run are left for people to look at. */
const OUTPUT = path.resolve(__dirname, '../output')
const WIDTHS = [320, 390, 1280] as const
const HEIGHT = 844
/** Least side of what can be tapped, in pixels. */
const TARGET = { villager: 60, staff: 44 } as const

export interface BrowserSession {
  /** A window of its own, as on another person's phone. */
  open(address: string): Promise<Page>
  /**
   * Looks at a page at 320, 390 and 1280 px: leaves a picture of each and gives back what is wrong: text that needs scrolling
   * sideways, targets that are too small for a thumb.
   */
  inspect(page: Page, name: string, audience: keyof typeof TARGET): Promise<readonly string[]>
  /** Uncaught errors of all pages since the start. */
  readonly errors: readonly string[]
  close(): Promise<void>
}

export async function startBrowser(executablePath: string): Promise<BrowserSession> {
  const browser: Browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-dev-shm-usage'] })
  const errors: string[] = []
  mkdirSync(OUTPUT, { recursive: true })
  return {
    errors,
    async open(address) {
      const context = await browser.newContext({ viewport: { width: 390, height: HEIGHT }, locale: 'zh-CN' })
      const page = await context.newPage()
      page.on('pageerror', (error) => errors.push(String(error)))
      await page.goto(address)
      return page
    },
    async inspect(page, name, audience) {
      const objections: string[] = []
      for (const width of WIDTHS) {
        await page.setViewportSize({ width, height: HEIGHT })
        await page.evaluate(atRest)
        // The page scrolls inside the window, so the window is made as high as what there is to see.
        await page.setViewportSize({ width, height: Math.max(HEIGHT, await page.evaluate(contentHeight)) })
        await page.screenshot({ path: path.join(OUTPUT, `${name}-${width}.png`) })
        const found = await page.evaluate(findObjections, TARGET[audience])
        objections.push(...found.map((objection) => `${name} at ${width}: ${objection}`))
      }
      await page.setViewportSize({ width: 390, height: HEIGHT })
      return objections
    },
    close: () => browser.close(),
  }
}

/** Resolves when nothing moves: a page that slides in lies outside the window until it has arrived. Runs inside the page. */
async function atRest(): Promise<void> {
  await new Promise(requestAnimationFrame)
  await Promise.all(document.getAnimations().map((animation) => animation.finished.catch(() => undefined)))
}

/** Runs inside the page. */
function contentHeight(): number {
  return Math.max(...Array.from(document.querySelectorAll('*'), (element) => element.scrollHeight))
}

/** Runs inside the page, so it stands alone. */
function findObjections(target: number): string[] {
  const all = Array.from(document.querySelectorAll<HTMLElement>('body *'))
  // Whatever scrolls, it must not do so sideways: the page itself, or a box inside it.
  const sideways = Math.max(
    ...[
      document.documentElement,
      ...all.filter((element) => /auto|scroll/.test(getComputedStyle(element).overflowX)),
    ].map((element) => element.scrollWidth - element.clientWidth),
  )
  const tappable = Array.from(document.querySelectorAll<HTMLElement>('[tabindex="0"], input, textarea'))
  const tooSmall = tappable
    .map((element) => ({ element, box: element.getBoundingClientRect() }))
    // Not drawn, such as pages lying under this one.
    .filter(({ box }) => box.width > 0 && box.height > 0)
    // Half a pixel is rounding.
    .filter(({ box }) => box.height < target - 0.5 || box.width < target - 0.5)
    .map(({ element, box }) => {
      const words = (element.getAttribute('aria-label') ?? element.textContent ?? '').slice(0, 20)
      return `${words || element.tagName} is ${Math.round(box.width)} × ${Math.round(box.height)} px`
    })
  return [...(sideways > 0 ? [`${sideways} px wider than the window`] : []), ...tooSmall]
}
