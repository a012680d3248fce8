import Taro from '@tarojs/taro'
import { useEffect } from 'react'
import { focusIn } from './focus-in'

export type Route =
  | 'villager/home/index'
  | 'villager/report/index'
  | 'villager/status/index'
  | 'cadre/inbox/index'
  | 'cadre/order/index'
  | 'officer/progress/index'
  | 'officer/orders/index'
  | 'officer/order/index'
  | 'officer/held/index'

type Params = Readonly<Record<string, string | number | boolean | undefined>>

/** Opens a page on top of this one; back returns here. */
export function openPage(route: Route, params: Params = {}): void {
  void Taro.navigateTo({ url: address(route, params) })
}

/** Opens a page in place of this one: back never returns to what is finished. */
export function replacePage(route: Route, params: Params = {}): void {
  void Taro.redirectTo({ url: address(route, params) })
}

/** Back to the page from which this one was opened; opened from outside, that page takes the place of this one. */
export function backTo(route: Route): void {
  const under = Taro.getCurrentPages().at(-2)
  if (under?.route?.endsWith(route) === true) void Taro.navigateBack()
  else replacePage(route)
}

/** The first page, with nothing under it: the exit of every error. */
export function goHome(): void {
  void Taro.reLaunch({ url: address('villager/home/index', {}) })
}

/** The page's parameters as they came, still encoded where the platform leaves them so (see `entry.ts`). */
export function useQuery(): Readonly<Record<string, string | undefined>> {
  return Taro.useRouter().params
}

/** What the window, the tab and a screen reader call this page. */
export function usePageTitle(title: string): void {
  useEffect(() => {
    void Taro.setNavigationBarTitle({ title })
  }, [title])
}

/** Runs every time the page comes to the front, the first time included. */
export function useShown(work: () => void): void {
  Taro.useDidShow(work)
}

/** The role folder of the page in front: villager, cadre or officer. */
export function currentFolder(): string | undefined {
  return Taro.getCurrentInstance().router?.path.replace(/^\//, '').split('/')[0]
}

/** Rings a number; on a computer the browser decides what that means. */
export function callPhone(phoneNumber: string): void {
  // The person may close the dialog: that is no error.
  Taro.makePhoneCall({ phoneNumber }).catch(() => undefined)
}

/** The top of the page: what replaced it must be read from its beginning. */
export function useScrollToTop(): void {
  useEffect(() => {
    void Taro.pageScrollTo({ scrollTop: 0, duration: 0 })
  }, [])
}

/** Brings a part of the page into sight and the focus to it: the first thing that is missing or wrong. */
export function showPlace(id: string): void {
  const selector = `#${id}`
  focusIn(selector)
  void Taro.pageScrollTo({ selector, duration: 0 })
}

function address(route: Route, params: Params): string {
  const query = Object.entries(params)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}=${encodeURIComponent(String(value))}`)
    .join('&')
  return query === '' ? `/${route}` : `/${route}?${query}`
}
