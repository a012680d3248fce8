/** How a hardship came to be known. Whatever the channel, it is somebody's word: it always leads to a visit and adds no points. */
export const CHANNELS = ['code', 'proxy', 'window', 'hotline', 'letter', 'sweep'] as const
export type Channel = (typeof CHANNELS)[number]

export const CHANNEL_WORDS = {
  code: '户码自报',
  proxy: '代报',
  window: '服务窗口',
  hotline: '12317热线',
  letter: '信访',
  sweep: '集中排查',
} as const satisfies Record<Channel, string>

/** What an officer enters for somebody who did not scan a code. */
export const ENTERED_CHANNELS = ['window', 'hotline', 'letter'] as const satisfies readonly Channel[]
