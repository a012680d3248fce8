import path from 'node:path'

const ROOT = path.resolve(__dirname, '../../dist/weapp')

/** An element as the simulator (j-component) shows it. */
interface Element {
  readonly dom: HTMLElement
  dispatchEvent(type: string): void
}

interface PageInstance {
  route: string
  __route__: string
  readonly data: { readonly root: { readonly cn: readonly unknown[] } }
  onLoad(query: Record<string, string>): void
  onShow(): void
  onReady(): void
}

interface Simulator {
  load(file: string, options: { rootPath: string; less: boolean }): string
  render(id: string): Element & {
    readonly instance: PageInstance
    attach(parent: HTMLElement): void
    querySelectorAll(selector: string): readonly Element[]
  }
}

interface AppDefinition {
  onLaunch(options: unknown): void
  onShow(options: unknown): void
}

/** A page of the compiled mini-program as a phone would show it. */
interface SimulatedPage {
  text(): string
  /** Waits until this text is on the page. */
  shows(text: string): Promise<void>
  /** Taps what can be tapped and carries this text, by the binding of the compiled template, and waits until the page has changed. */
  tap(text: string): Promise<void>
}

const SYSTEM = {
  SDKVersion: '3.8.0',
  platform: 'devtools',
  pixelRatio: 2,
  windowWidth: 375,
  windowHeight: 667,
  screenWidth: 375,
  statusBarHeight: 20,
}

const pause = () => new Promise((resolve) => setTimeout(resolve, 20))

/** The first rendering compiles the templates with the official compiler: slow on a busy machine. */
const PATIENCE = 60_000

const LAUNCH = { path: 'villager/home/index', query: {} }
const pagesOnTop: PageInstance[] = []

/**
 * Starts the mini-program that was built, in the official simulator: once a test file, since its chunks register themselves
 * only once. The simulator knows `Component()` only, so `App()` is caught here and `Page()` becomes a component.
 * @param wx what WeChat itself would answer, such as `cloud.callFunction`
 */
export function startMiniProgram(
  wx: object,
): (route: string, query?: Record<string, string>) => Promise<SimulatedPage> {
  jest.setTimeout(4 * PATIENCE)
  const simulator = jest.requireActual<Simulator>('miniprogram-simulate')
  let app: AppDefinition | undefined
  const tellSystem = () => SYSTEM
  const tellLaunch = () => LAUNCH
  Object.assign(Reflect.get(globalThis, 'wx'), {
    canIUse: () => true,
    getWindowInfo: tellSystem,
    getSystemInfoSync: tellSystem,
    getAppBaseInfo: tellSystem,
    getDeviceInfo: tellSystem,
    getLaunchOptionsSync: tellLaunch,
    getEnterOptionsSync: tellLaunch,
    onUnhandledRejection: () => undefined,
    nextTick: (work: () => void) => setTimeout(work, 0),
    ...wx,
  })
  const component: (definition: object) => void = Reflect.get(globalThis, 'Component')
  Object.assign(globalThis, {
    App: (definition: AppDefinition) => (app = definition),
    getApp: () => app,
    getCurrentPages: () => pagesOnTop,
    Page: (definition: Record<string, unknown>) => component(asComponent(definition)),
  })
  jest.requireActual(path.join(ROOT, 'app.js'))
  if (app === undefined) throw new Error('dist/weapp/app.js started no app')
  app.onLaunch(LAUNCH)
  app.onShow(LAUNCH)
  return (route, query = {}) => open(simulator, route, query)
}

function asComponent({ data, ...rest }: Record<string, unknown>): object {
  const methods = Object.fromEntries(Object.entries(rest).filter(([, value]) => typeof value === 'function'))
  return { data: data ?? {}, methods }
}

async function open(simulator: Simulator, route: string, query: Record<string, string>): Promise<SimulatedPage> {
  const component = simulator.render(simulator.load(path.join(ROOT, route), { rootPath: ROOT, less: false }))
  const page = component.instance
  page.route = route
  page.__route__ = route
  pagesOnTop.splice(0, pagesOnTop.length, page)
  const host = document.createElement('parent-wrapper')
  document.body.appendChild(host)
  component.attach(host)
  page.onLoad(query)
  page.onShow()
  page.onReady()
  const text = () => host.textContent ?? ''
  // Polled and never slept: React commits when it likes. Time over, what the page shows says more than where the test stood.
  async function until(holds: () => boolean, wanted: string): Promise<void> {
    for (const end = Date.now() + PATIENCE; !holds(); await pause()) {
      if (Date.now() > end) throw new Error(`Waited for ${wanted}; the page shows: ${text()}`)
    }
  }
  await until(() => page.data.root.cn.length > 0, 'the first rendering')
  const findTappable = (words: string) =>
    component.querySelectorAll('.tappable').find(({ dom }) => (dom.textContent ?? '').includes(words))
  return {
    text,
    shows: (words) => until(() => text().includes(words), words),
    async tap(words) {
      await until(() => findTappable(words) !== undefined, `something to tap with ${words}`)
      const before = host.innerHTML
      findTappable(words)?.dispatchEvent('tap')
      await until(() => host.innerHTML !== before, `an effect of tapping ${words}`)
    },
  }
}
