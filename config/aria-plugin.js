const path = require('node:path')
const ariaAttributes = require('./aria-attributes')

/**
 * Lets the templates of the mini-program carry what `src/platform/a11y.ts` says to screen readers. H5 needs nothing.
 * @param {import('@tarojs/service').IPluginContext} ctx
 */
module.exports = function ariaPlugin(ctx) {
  ctx.registerMethod({
    name: 'onSetupClose',
    /** @param {import('@tarojs/service').TaroPlatformBase} platform */
    fn(platform) {
      if (platform.platform !== 'weapp') return
      platform.template.mergeComponents(ctx, ariaAttributes)
      platform.runtimePath = [platform.runtimePath, path.resolve(__dirname, 'aria-runtime.js')].flat()
    },
  })
}
