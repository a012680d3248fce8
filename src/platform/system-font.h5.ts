import type { SystemFont } from './font-step'

/** A browser has its own zoom, which works. */
export function readSystemFont(): SystemFont {
  return {}
}
