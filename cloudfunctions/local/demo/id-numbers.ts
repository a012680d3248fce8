import type { Day } from '../../../src/domain/calendar/day'
import { checkCharacter } from '../../../src/domain/comparison/id-number'
import { DEMO_COUNTY } from '../../../src/domain/access/area'

/** Makes ID numbers with a valid check character that no other person of the demo county has. */
export function createIdNumbers(): (birthOn: Day, male: boolean) => string {
  const used = new Set<string>()
  return (birthOn, male) => {
    // Odd serial numbers are given to men (GB 11643-1999).
    for (let serial = male ? 1 : 2; serial < 1000; serial += 2) {
      const body = `${DEMO_COUNTY}${birthOn.replaceAll('-', '')}${String(serial).padStart(3, '0')}`
      if (used.has(body)) continue
      used.add(body)
      return `${body}${checkCharacter(body)}`
    }
    throw new Error(`No number left for ${birthOn}`)
  }
}
