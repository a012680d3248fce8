// The words of src/platform/a11y.ts, for the components that use them. Taro's own lists name none of them, so without this
// the templates of the mini-program drop every one in silence (reference: NervJS/taro issue 10025).
// Read by the build (aria-plugin.js) and, on the phone, by aria-runtime.js: both must number the attributes alike.
const names = ['aria-role', 'aria-label', 'aria-hidden', 'aria-checked', 'aria-disabled', 'aria-live']
const components = ['View', 'Text', 'Image', 'Button', 'Input', 'Textarea']

module.exports = Object.fromEntries(
  components.map((component) => [component, Object.fromEntries(names.map((name) => [name, '']))]),
)
