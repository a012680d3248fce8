import Taro from '@tarojs/taro'

/** Once, before the first page. */
export function useStart(): void {
  Taro.useLaunch(() => Taro.cloud.init({}))
}
