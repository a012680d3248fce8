import type { Column, Feed } from '../comparison/feed'
import { ok, refuse, type Refusal, type Result } from '../result'
import { compileRulebook, type CompiledRulebook } from '../rulebook/compile-rulebook'
import { fillText } from '../rulebook/fill-text'
import type { Rule, Rulebook } from '../rulebook/rulebook'
import type { QualityBook, QualityCheck, Severity } from './quality-check'

/** A check as people read it. */
export interface CheckWords extends Pick<QualityCheck, 'id' | 'name' | 'says' | 'mend'> {
  readonly severity: Severity
  /** Who keeps the file in which it is mended, and the column: 农业农村局 · 家庭成员 · 劳动技能. */
  readonly place: string
}

export interface CompiledChecks {
  readonly rules: CompiledRulebook
  readonly words: ReadonlyMap<string, CheckWords>
}

/** A check weighs nothing: this scale only fills the form of a rulebook. */
const NO_SCALE: Rulebook['scale'] = {
  pointsPerLamp: 1,
  mostLamps: 1,
  coreFloor: 0,
  resistanceFloor: 0,
  orderFrom: 1,
  caps: {},
}

/**
 * Turns the checks into closures: a check is a rule without weight, so that conditions, windows and evidence mean the same in
 * both. Refuses with `checks-invalid`, details = place → what is wrong there.
 */
export function compileChecks(book: QualityBook, feeds: readonly Feed[]): Result<CompiledChecks, 'checks-invalid'> {
  const { numbers, conditions, measures, checks } = book
  const asRulebook: Rulebook = {
    ...{ id: 'quality', name: '数据质量检查', scale: NO_SCALE, numbers, conditions, measures },
    rules: checks.map(asRule),
  }
  const compiled = compileRulebook(asRulebook, feeds)
  if (!compiled.ok) return refuse('checks-invalid', inTheirOwnPlaces(compiled.refusal.details))
  const words = new Map<string, CheckWords>()
  for (const [index, check] of checks.entries()) {
    const place = findPlace(check, feeds)
    if (place === undefined) {
      return refuse('checks-invalid', { [`/checks/${index}/mendAt`]: `没有 ${check.mendAt} 这一列` })
    }
    const { id, name, severity } = check
    const says = fillText(asRulebook, check.says)
    words.set(id, { id, name, severity, says, mend: fillText(asRulebook, check.mend), place: placeName(place) })
  }
  return ok({ rules: compiled.value, words })
}

function inTheirOwnPlaces(faults: Refusal['details']): Refusal['details'] {
  return Object.fromEntries(
    Object.entries(faults).map(([place, fault]) => [place.replace(/^\/rules/, '/checks'), fault]),
  )
}

function asRule({ id, name, when, says, mend }: QualityCheck): Rule {
  return {
    ...{ id, name, class: 'risk', core: null, points: 1, cap: null, on: true, department: '' },
    ...{ when, means: says, turnsOff: mend },
  }
}

interface Place {
  readonly feed: Feed
  readonly column: Column
}

function findPlace({ mendAt }: QualityCheck, feeds: readonly Feed[]): Place | undefined {
  const [id, field] = mendAt.split('.')
  const feed = feeds.find((candidate) => candidate.id === id)
  const column = feed?.columns.find((candidate) => candidate.field === field)
  return feed === undefined || column === undefined ? undefined : { feed, column }
}

function placeName({ feed, column }: Place): string {
  return `${feed.department} · ${feed.name} · ${column.header}`
}
