import { readFileSync } from 'node:fs'
import path from 'node:path'
import ariaAttributes from '../../config/aria-attributes'

const templates = readFileSync(path.resolve(__dirname, '../../dist/weapp/base.wxml'), 'utf8')

/** Opening tags of a component. Views that carry nothing but a style are left out: Taro takes a fuller template for spoken ones. */
function tagsOf(component: string): string[] {
  const tags = templates.match(new RegExp(`<${component.toLowerCase()} [^>]*>`, 'g')) ?? []
  return component === 'View' ? tags.filter((tag) => tag.includes('hover-class')) : tags
}

test.each(['View', 'Text', 'Input', 'Textarea'])('%s lets every word for screen readers through', (component) => {
  const names = Object.keys(ariaAttributes[component] ?? {})
  expect(names).toHaveLength(6)
  const tags = tagsOf(component)
  expect(tags.length).toBeGreaterThan(0)
  // Each with a number of its own, by which the phone sets it.
  expect(tags.flatMap((tag) => names.filter((name) => !tag.includes(`${name}="{{i.p`)))).toEqual([])
})
