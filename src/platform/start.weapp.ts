import Taro from '@tarojs/taro'
import { goHome } from './navigation'

/** Once, before the first page. */
export function useStart(): void {
  Taro.useLaunch(() => Taro.cloud.init({}))
  Taro.usePageNotFound(goHome)
}
