import Taro from '@tarojs/taro'
import type { SystemFont } from './font-step'

/** Read on every show: WeChat tells no change. */
export function readSystemFont(): SystemFont {
  const app = Taro.getAppBaseInfo()
  return {
    factor: numberOf(app, 'fontSizeScaleFactor'),
    setting: numberOf(app, 'fontSizeSetting'),
    ios: Taro.getDeviceInfo().platform === 'ios',
  }
}

/** Both fields are newer than Taro's types, and older versions of WeChat leave them out. */
function numberOf(info: object, field: string): number | undefined {
  const value: unknown = Reflect.get(info, field)
  return typeof value === 'number' ? value : undefined
}
