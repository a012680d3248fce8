/** A JSON document with one value put in another's place: `changed(book, '/rules/0/points', 50)`. Undefined takes the key away. */
export function changed(document: unknown, place: string, value: unknown): unknown {
  const [key, ...rest] = place.split('/').slice(1)
  if (key === undefined) return value
  const inner = rest.length === 0 ? value : changed(at(document, key), `/${rest.join('/')}`, value)
  if (Array.isArray(document)) return document.map((item: unknown, index) => (String(index) === key ? inner : item))
  return Object.fromEntries(
    Object.entries({ ...asTable(document), [key]: inner }).filter(([, entry]) => entry !== undefined),
  )
}

function at(document: unknown, key: string): unknown {
  return Object.entries(asTable(document)).find(([name]) => name === key)?.[1]
}

function asTable(document: unknown): object {
  if (typeof document !== 'object' || document === null) throw new Error('nothing to change here')
  return document
}
