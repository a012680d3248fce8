import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseFeed } from '../../src/domain/comparison/parse-feed'
import type { Feed } from '../../src/domain/comparison/feed'
import { compileRulebook, type CompiledRulebook } from '../../src/domain/rulebook/compile-rulebook'
import { parseRulebook } from '../../src/domain/rulebook/parse-rulebook'
import type { Rulebook } from '../../src/domain/rulebook/rulebook'

const config = join(__dirname, '../../config')

function readJson(path: string): unknown {
  return JSON.parse(readFileSync(join(config, path), 'utf8'))
}

export const allFeeds: readonly Feed[] = readdirSync(join(config, 'feeds'))
  .filter((name) => name.endsWith('.json'))
  .map((name) => parseFeed(readJson(`feeds/${name}`)))

/** A fresh copy of the default rulebook as it stands in the file, for tests that change it. */
export function defaultDocument(): unknown {
  return readJson('rulebooks/default.json')
}

export const defaultRulebook: Rulebook = valueOf(parseRulebook(defaultDocument()))
export const defaultCompiled: CompiledRulebook = valueOf(compileRulebook(defaultRulebook, allFeeds))

/** The value of a result that must be good; shows the refusal when it is not. */
export function valueOf<T>(result: { ok: true; value: T } | { ok: false; refusal: unknown }): T {
  if (!result.ok) throw new Error(JSON.stringify(result.refusal, null, 2))
  return result.value
}
