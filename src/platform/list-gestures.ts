import Taro from '@tarojs/taro'

/** Pulling the page down refreshes it; the page's config must say `enablePullDownRefresh`. A button must do the same. */
export function usePullToRefresh(refresh: () => Promise<void>): void {
  Taro.usePullDownRefresh(() => {
    void refresh().finally(() => Taro.stopPullDownRefresh())
  })
}

/** Runs when the end of the page comes into sight. */
export function useReachEnd(work: () => void): void {
  Taro.useReachBottom(work)
}
