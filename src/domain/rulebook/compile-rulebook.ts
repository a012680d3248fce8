import type { Feed } from '../comparison/feed'
import { shelfFor, type Shelf } from '../household/ledger'
import { ok, refuse, type Result } from '../result'
import { amountText } from './amount-text'
import { shareQuestions } from './ask-once'
import { compileCondition } from './compile-condition'
import { compileMeasure } from './compile-measure'
import { compileQuantity } from './compile-quantity'
import { compileRecords } from './compile-records'
import { inside, objection, type Compiler, type Scope } from './compiler'
import type { Condition } from './condition'
import { NO_RECORD, NOBODY, type Look } from './look'
import { countHeads, type Heads } from './people-tests'
import type { Points, Rule, Rulebook } from './rulebook'
import type { Truth } from './truth'

/** The points of a rule that fires, false for one that does not, null where it is not known. */
export type Verdict = number | false | null

export interface CompiledRule {
  readonly rule: Rule
  /** Its place among the rules that are on. */
  readonly place: number
  /** 0 looks at facts only, 1 asks whether another risk fires, 2 asks which: each stage is judged after the one before. */
  readonly stage: 0 | 1 | 2
  readonly judge: (look: Look) => Verdict
}

export interface CompiledRulebook {
  readonly book: Rulebook
  readonly feeds: ReadonlyMap<string, Feed>
  readonly shelf: Shelf
  /** The rules that are on, in the order of the book. */
  readonly rules: readonly CompiledRule[]
  /** The same rules by stage. */
  readonly stages: readonly (readonly CompiledRule[])[]
}

/**
 * Turns a rulebook into closures, once for all households and days.
 * Refuses with `rulebook-invalid`, details = place → what is wrong there: names, columns and words that do not exist, units that
 * do not fit, questions about a person where there is none.
 * @param feeds definitions of the register's files and the departments' (`config/feeds`)
 */
export function compileRulebook(book: Rulebook, feeds: readonly Feed[]): Result<CompiledRulebook, 'rulebook-invalid'> {
  const sharedTest = shareQuestions<Truth>()
  const sharedCount = shareQuestions<number>()
  const compiler: Compiler = {
    book,
    feeds: new Map(feeds.map((feed) => [feed.id, feed])),
    shelf: shelfFor(feeds),
    faults: {},
    condition: (node, scope) => sharedTest(node, scope, compileCondition(compiler, node, scope)),
    measure: (node, scope) => compileMeasure(compiler, node, scope),
    quantity: (node, scope) => {
      const ratio = compileQuantity(compiler, node, scope)
      return { ...ratio, count: sharedCount(node, scope, ratio.count) }
    },
    records: (node, scope) => compileRecords(compiler, node, scope),
  }
  const rules = book.rules.flatMap((rule, index) => compileRule(compiler, rule, index)).map(placed)
  if (Object.keys(compiler.faults).length > 0) return refuse('rulebook-invalid', compiler.faults)
  const stages = STAGES.map((stage) => rules.filter((rule) => rule.stage === stage))
  return ok({ book, feeds: compiler.feeds, shelf: compiler.shelf, rules, stages })
}

const STAGES = [0, 1, 2] as const

function placed(rule: Omit<CompiledRule, 'place'>, place: number): CompiledRule {
  return { ...rule, place }
}

function compileRule(compiler: Compiler, rule: Rule, index: number): Omit<CompiledRule, 'place'>[] {
  const scope: Scope = { place: `/rules/${index}`, level: 'household', feed: null, following: [], asked: new Set() }
  const twin = compiler.book.rules.findIndex(({ id }) => id === rule.id)
  if (twin !== index) objection(compiler, inside(scope, 'id'), `${rule.id} 出现了两次`)
  if (rule.cap !== null && !Object.hasOwn(compiler.book.scale.caps, rule.cap)) {
    objection(compiler, inside(scope, 'cap'), `没有叫 ${rule.cap} 的封顶`)
  }
  if (!rule.on || rule.when === null) return []
  const judge = compileJudge(compiler, rule.points, rule.when, inside(scope, 'when'))
  return [{ rule, stage: scope.asked.has('helped') ? 2 : scope.asked.has('otherRisk') ? 1 : 0, judge }]
}

function compileJudge(compiler: Compiler, points: Points, when: Condition, scope: Scope): CompiledRule['judge'] {
  if (typeof points === 'number') {
    const test = compiler.condition(when, scope)
    return (look) => {
      const answer = test(look, NOBODY, NO_RECORD)
      return answer === true ? points : answer
    }
  }
  if (!('some' in when)) {
    objection(compiler, scope, '按人数计分的指标，条件要写成 some')
    return () => null
  }
  const count = countHeads(compiler, when, scope)
  return (look) => {
    const heads = count(look)
    if (heads.sure === 0) return heads.unclear === 0 ? false : null
    look.notes?.add({ kind: 'comparison', value: amountText(heads.sure, '人'), threshold: '' })
    return pointsFor(points, heads)
  }
}

function pointsFor({ first, further, limit }: Exclude<Points, number>, { sure }: Heads): number {
  const sum = first + further * (sure - 1)
  return limit < 0 ? Math.max(limit, sum) : Math.min(limit, sum)
}
