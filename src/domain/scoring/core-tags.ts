import { CORE_KINDS, type CoreKind, type Rulebook } from '../rulebook/rulebook'
import type { Hit } from './evaluation'

/** The kinds of core indicator that a result hits, each once, in a fixed order. */
export function coreKinds(hits: readonly Hit[], { rules }: Rulebook): readonly CoreKind[] {
  const hit = new Set(hits.map(({ rule }) => rules.find(({ id }) => id === rule)?.core))
  return CORE_KINDS.filter((kind) => hit.has(kind))
}

/** The tag that goes with two lamps at once, so that their colour never understates it: 急：住房. */
export function coreTag(kind: CoreKind): string {
  return `急：${kind}`
}
