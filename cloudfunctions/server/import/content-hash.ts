import { contentOf } from '../../../src/domain/comparison/content'
import type { FieldValues } from '../../../src/domain/household/facts'
import type { CountyImport } from './county-import'

/** Tells whether content changed. */
export function contentHash({ secrets }: Pick<CountyImport, 'secrets'>, values: FieldValues): string {
  return secrets.fingerprint(contentOf(values))
}
