import type { Outline } from '../scoring/evaluation'
import type { Told } from './event-sentences'

type Result = Omit<Outline, 'orderDue'>

/** A result of a household, and the one that it replaced; null when it was the first. */
export interface ScoreChange {
  readonly now: Result
  readonly before: Result | null
}

/** What a new result says: lamps from and to, and the rules that fire since and no longer. */
export function tellScore({ now, before }: ScoreChange, ruleName: (id: string) => string): Told {
  const came = now.rules.filter((rule) => !before?.rules.includes(rule))
  const went = before?.rules.filter((rule) => !now.rules.includes(rule)) ?? []
  const parts = [headline(now, before), ...named('新命中', came), ...named('不再命中', went)]
  return { kind: 'score', says: parts.join('；') }

  function named(title: string, rules: readonly string[]): readonly string[] {
    return rules.length === 0 ? [] : [`${title}：${rules.map(ruleName).join('、')}`]
  }
}

function headline({ score, lamps }: Result, before: Result | null): string {
  if (before === null) return `第一次评分：${score} 分，亮 ${lamps} 盏灯`
  const scored = before.score === score ? `仍是 ${score} 分` : `${before.score} 分变为 ${score} 分`
  return before.lamps === lamps
    ? `${scored}，仍亮 ${lamps} 盏灯`
    : `预警灯 ${before.lamps} 盏变为 ${lamps} 盏，${scored}`
}
