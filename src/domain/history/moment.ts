/**
 * A point in what was known of a household: up to which delivery, and before which of its results. Deliveries to a county come one
 * after the other, and whatever else changes a household happens between two of its results: so every change was before it or
 * after it, whatever any clock said.
 */
export interface Moment {
  /** Place in the order of deliveries, the last one that was known. */
  readonly delivered: number
  readonly version: number
}

/** A row of a table as it stood before a change, and when that was: a delivery (version 0), or after so many results. */
export interface Image extends Moment {
  readonly source: string
  readonly key: string
  /** Null where nothing stood. */
  readonly before: object | null
}

function isEarlier(one: Moment, other: Moment): boolean {
  return one.delivered < other.delivered || (one.delivered === other.delivered && one.version < other.version)
}

/** Of each row that has changed since a moment, how the first change found it: that is how it stood then. */
export function stoodAt(images: readonly Image[], moment: Moment): readonly Image[] {
  const first = new Map<string, Image>()
  for (const image of images) {
    if (isEarlier(image, moment)) continue
    const row = `${image.source} ${image.key}`
    const known = first.get(row)
    if (known === undefined || isEarlier(image, known)) first.set(row, image)
  }
  return [...first.values()]
}
