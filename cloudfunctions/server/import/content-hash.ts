import { keptContent } from '../../../src/domain/comparison/content'
import type { Feed } from '../../../src/domain/comparison/feed'
import type { FieldValues } from '../../../src/domain/household/facts'
import type { CountyImport } from './county-import'

/** Tells whether content changed, secrets and all. */
export function contentHash({ secrets, feed }: Pick<CountyImport, 'secrets' | 'feed'>, values: FieldValues): string {
  return secrets.fingerprint(keptContent(unveiled(feed), values))
}

const known = new WeakMap<Feed, Feed>()

/** The feed as if nothing in it were secret. Made once for all of its rows, because the names of its columns are in order. */
function unveiled(feed: Feed): Feed {
  let whole = known.get(feed)
  if (whole === undefined) {
    whole = { ...feed, kept: feed.columns.map(({ field }) => field).sort() }
    known.set(feed, whole)
  }
  return whole
}
