import type { Names } from '../../../src/domain/history/event-sentences'
import { findClass } from '../../../src/domain/support/catalogue'
import { findFeed } from '../import/feeds'
import { catalogueInForce } from '../support/catalogue-in-force'

/** Names of the lists in force today: a code that a list has dropped since stands for itself. */
export const EVENT_NAMES: Names = {
  measure: (code) => findClass(catalogueInForce(), code)?.name ?? code,
  feed: (id) => findFeed(id)?.name ?? id,
}
