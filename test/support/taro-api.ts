import { useEffect, useRef } from 'react'

/** Stands for Taro's API in tests of the source: keeps storage in memory and writes down everything else that it was asked for. */
export const asked: { api: string; options: unknown }[] = []
const storage = new Map<string, unknown>()
let parameters: Record<string, string> = {}
let path = ''

/** A fresh phone that opens a page (`cadre/order/index`) with these parameters. */
export function resetTaro(opened: Record<string, string> = {}, page = ''): void {
  asked.length = 0
  storage.clear()
  parameters = opened
  path = page
}

const ask = (api: string) => (options: unknown) => {
  asked.push({ api, options })
  return Promise.resolve({})
}

const run = (work: () => void) => {
  // Once a page: Taro gives these hooks a new function at every drawing.
  useEffect(work, [])
}

export const useLoad = (work: (options: Record<string, string>) => void) => run(() => work(parameters))
export const useLaunch = useLoad
export const useReady = (work: () => void) => run(work)
export const useRouter = () => ({ path, params: parameters })

/** What a person does to a page besides tapping: comes back to it, pulls it down, scrolls to its end. */
export const gestures = {
  comeBack: new Set<() => void>(),
  pullDown: new Set<() => void>(),
  reachEnd: new Set<() => void>(),
}

function useGesture(gesture: Set<() => void>, work: () => void): void {
  const newest = useRef(work)
  newest.current = work
  useEffect(() => {
    const happen = () => newest.current()
    gesture.add(happen)
    return () => void gesture.delete(happen)
  }, [gesture])
}

export const useDidShow = (work: () => void) => {
  run(work)
  useGesture(gestures.comeBack, work)
}
export const usePullDownRefresh = (work: () => void) => useGesture(gestures.pullDown, work)
export const useReachBottom = (work: () => void) => useGesture(gestures.reachEnd, work)

const apis = [
  ...['navigateTo', 'redirectTo', 'reLaunch', 'switchTab', 'navigateBack', 'setNavigationBarTitle', 'pageScrollTo'],
  ...['showToast', 'showModal', 'showLoading', 'hideLoading', 'stopPullDownRefresh', 'vibrateShort'],
  ...['makePhoneCall', 'scanCode', 'getLocation', 'chooseMedia', 'setClipboardData'],
]

export default {
  ...Object.fromEntries(apis.map((api) => [api, ask(api)])),
  ...{ useLoad, useLaunch, useDidShow, useReady, usePullDownRefresh, useReachBottom, useRouter },
  getCurrentInstance: () => ({ router: { path, params: parameters } }),
  getCurrentPages: () => [{ route: path }],
  getStorageSync: (key: string) => storage.get(key) ?? '',
  setStorageSync: (key: string, value: unknown) => storage.set(key, value),
  removeStorageSync: (key: string) => storage.delete(key),
  getStorageInfoSync: () => ({ keys: [...storage.keys()] }),
  getDeviceInfo: () => ({ platform: 'devtools', system: '' }),
  getAppBaseInfo: () => ({ SDKVersion: '3.8.0' }),
  getWindowInfo: () => ({ windowWidth: 375, windowHeight: 667, pixelRatio: 2 }),
}
