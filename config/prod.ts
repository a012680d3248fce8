import type { UserConfigExport } from '@tarojs/cli'

/** What differs in the delivered build. */
export default {
  logger: { quiet: true, stats: false },
} satisfies UserConfigExport<'webpack5'>
