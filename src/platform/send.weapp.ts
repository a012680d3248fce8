import Taro from '@tarojs/taro'
import type { Send } from './send-shape'

const TIMEOUT = /timeout|timed? out|-504003/i
const OFFLINE = /request:fail|network|offline|-1\b/i

/** Who calls is told by the platform itself: nothing about the person is sent. */
export const send: Send = async (functionName, event) => {
  try {
    const answer = await Taro.cloud.callFunction({ name: functionName, data: event })
    return { ok: true, body: answer.result }
  } catch (error) {
    const text = describe(error)
    if (TIMEOUT.test(text)) return { ok: false, code: 'network.timeout' }
    return { ok: false, code: OFFLINE.test(text) ? 'network.offline' : 'server.busy' }
  }
}

function describe(error: unknown): string {
  return typeof error === 'object' && error !== null && 'errMsg' in error ? String(error.errMsg) : String(error)
}
