import path from 'node:path'
import { defineConfig, type UserConfigExport } from '@tarojs/cli'
import dev from './dev'
import prod from './prod'

const platform = process.env.TARO_ENV ?? 'h5'

// No rpx and no rem: the smallest sizes of type and targets must hold on a 320 px phone and must not grow on a wide screen
// (MIIT 适老化通用设计规范, 30 dp and 60×60). So Taro's conversion is off and `px` in the style sheets is the phone's own.
const plainPixels = { pxtransform: { enable: false, config: {} } }

export default defineConfig<'webpack5'>(async (merge) => {
  const base: UserConfigExport<'webpack5'> = {
    projectName: 'wudeng',
    date: '2026-11-23',
    designWidth: 375,
    deviceRatio: { 375: 2, 640: 1.17, 750: 1, 828: 0.905 },
    sourceRoot: 'src',
    outputRoot: `dist/${platform}`,
    plugins: [path.resolve(__dirname, 'aria-plugin.js')],
    framework: 'react',
    compiler: { type: 'webpack5', prebundle: { enable: false } },
    cache: { enable: false },
    jsMinimizer: 'terser',
    mini: {
      optimizeMainPackage: { enable: true },
      // Every sheet names its own classes, so it does not matter which comes first.
      miniCssExtractPluginOption: { ignoreOrder: true },
      postcss: plainPixels,
      // Pictograms travel inside the style sheet: wxss takes no local file.
      imageUrlLoaderOption: { limit: 8192 },
    },
    h5: {
      publicPath: './',
      router: { mode: 'hash' },
      postcss: plainPixels,
      imageUrlLoaderOption: { limit: 8192 },
      // What several pages use is fetched once: Taro's own setting puts a copy of it into every page.
      webpackChain: (chain) => chain.optimization.splitChunks({ chunks: 'all', minSize: 10_000 }),
      output: { filename: 'js/[name].[contenthash:8].js', chunkFilename: 'chunk/[name].[contenthash:8].js' },
    },
  }
  return merge({}, base, process.env.NODE_ENV === 'development' ? dev : prod)
})
