import Taro from '@tarojs/taro'
import { entryFromScan } from './entry'

export const CAN_SCAN = true

/** Opens the camera and gives the household code it read; undefined when the person closed it. */
export async function scanCode(): Promise<string | undefined> {
  try {
    const scanned = await Taro.scanCode({ scanType: ['qrCode'] })
    return entryFromScan(scanned)
  } catch {
    return undefined
  }
}
