import type { UserConfigExport } from '@tarojs/cli'

/** What differs while somebody works on the screens (`taro build --watch`). */
export default {
  logger: { quiet: false, stats: true },
  // The function host of `npm start`.
  h5: { devServer: { proxy: [{ context: ['/fn'], target: 'http://127.0.0.1:7350' }] } },
} satisfies UserConfigExport<'webpack5'>
