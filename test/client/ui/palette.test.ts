import { readFileSync } from 'node:fs'
import path from 'node:path'

const source = readFileSync(path.resolve(__dirname, '../../../src/ui/tokens.scss'), 'utf8')

/** Colours of one block of tokens.scss, by name without the dashes. */
function readColours(selector: string): Record<string, string> {
  const block = new RegExp(`^\\${selector} \\{$([\\s\\S]*?)^\\}$`, 'm').exec(source)?.[1] ?? ''
  return Object.fromEntries(
    [...block.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map(([, name, colour]) => [name, colour]),
  )
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = parseInt(colour.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/** Contrast by the formula of WCAG 2.2, 1 to 21. */
function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return (light + 0.05) / (dark + 0.05)
}

const normal = readColours('.page')
const palettes = { normal, strong: { ...normal, ...readColours('.page--strong') } }

/** What villagers read. */
const VILLAGER_TEXT = [
  ...['ink', 'ink-second', 'link', 'danger'].flatMap((ink) => [
    [ink, 'page'],
    [ink, 'card'],
  ]),
  ...[
    ['ink', 'primary-tint'],
    ['ink-second', 'primary-tint'],
    ['primary-ink', 'primary'],
  ],
]
const TEXT = [
  ...VILLAGER_TEXT,
  ...['blue', 'yellow', 'orange', 'red', 'green', 'grey'].map((tone) => [`tag-${tone}-ink`, `tag-${tone}`]),
  ...['none', 'blue', 'yellow', 'orange', 'red', 'green'].map((lamp) => [`lamp-${lamp}-ink`, `lamp-${lamp}`]),
  ['danger-ink', 'danger'],
  ['disabled-ink', 'disabled'],
]
/** Edges of what can be used and shapes that carry meaning. */
const EDGES = [
  ...['edge', 'primary', 'focus', 'series-edge'].flatMap((edge) => [
    [edge, 'page'],
    [edge, 'card'],
  ]),
  ...['none', 'blue', 'yellow', 'orange', 'red', 'green'].map((lamp) => [`lamp-${lamp}-ring`, 'card']),
  ['series-issued', 'series-accepted'],
  ['series-accepted', 'series-visited'],
  ['series-visited', 'series-closed'],
]

describe.each(Object.entries(palettes))('palette %s', (_, colours) => {
  function weaker(pairs: readonly (readonly string[])[], least: number): string[] {
    return pairs.flatMap(([one = '', other = '']) => {
      const [a, b] = [colours[one], colours[other]]
      if (a === undefined || b === undefined) return [`${one} or ${other} is not a token`]
      const ratio = contrast(a, b)
      return ratio < least ? [`${one} on ${other}: ${ratio.toFixed(2)}`] : []
    })
  }

  test('text that villagers read has 7:1', () => expect(weaker(VILLAGER_TEXT, 7)).toEqual([]))
  test('all text has 4.5:1', () => expect(weaker(TEXT, 4.5)).toEqual([]))
  test('edges and neighbouring parts of a bar have 3:1', () => expect(weaker(EDGES, 3)).toEqual([]))
})

test('the formula gives the figures that are published', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5)
  expect(contrast('#ffffff', '#07c160')).toBeCloseTo(2.38, 2)
  expect(contrast('#0a5594', '#ffffff')).toBeCloseTo(7.66, 2)
})

test('every colour of the strong palette replaces one of the normal', () => {
  const names = Object.keys(readColours('.page--strong'))
  expect(names.length).toBeGreaterThan(40)
  expect(names.filter((name) => normal[name] === undefined)).toEqual([])
})
