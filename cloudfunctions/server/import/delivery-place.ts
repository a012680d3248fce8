/** More than any file has lines: between two deliveries there is a place for each line. */
export const MOST_LINES = 100_000_000

/** The place of the delivery that brought the line of this place (`placeInOrder`). */
export function deliveryOf(place: number): number {
  return Math.floor(place / MOST_LINES)
}
