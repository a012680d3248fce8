import * as z from 'zod/mini'
import Taro from '@tarojs/taro'

/** Keeps a value on this phone. A full phone only loses the memory: it must never stop a report. */
export function remember(key: string, value: unknown): void {
  try {
    Taro.setStorageSync(key, value)
  } catch {
    forget(key)
  }
}

/** The value kept under `key`, or undefined when there is none or an older version wrote another shape. */
export function recall<S extends z.core.$ZodType>(key: string, shape: S): z.output<S> | undefined {
  try {
    const kept = z.safeParse(shape, Taro.getStorageSync(key))
    return kept.success ? kept.data : undefined
  } catch {
    return undefined
  }
}

export function forget(key: string): void {
  try {
    Taro.removeStorageSync(key)
  } catch {
    // Nothing was kept.
  }
}
