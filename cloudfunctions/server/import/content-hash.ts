import { contentOf } from '../../../src/domain/comparison/content'
import type { FieldValues } from '../../../src/domain/household/facts'
import type { CountyImport } from './county-import'

// 128 bits: two contents of one key never meet by chance.
const hashDigits = 32

/** Tells whether content changed. Keyed, because a plain hash of an address or an ID number can be tried out. */
export function contentHash({ secrets }: Pick<CountyImport, 'secrets'>, values: FieldValues): string {
  return secrets.hash(contentOf(values)).slice(0, hashDigits)
}
