// Runs on the phone, before the first page: see aria-attributes.js.
const { mergeInternalComponents } = require('@tarojs/shared')

mergeInternalComponents(require('./aria-attributes'))
