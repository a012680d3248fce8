import { gridDayOf } from '../calendar/grid-day'
import type { Span } from '../household/facts'
import { needLevel, type Compiler, type Scope } from './compiler'
import type { Standing } from './condition'
import { over, reached, type Look, type Test } from './look'

const STANDINGS = {
  head: (_look, { relation }) => relation === '户主',
  monitored: (look) => look.ledger.facts.monitored.some((span) => lasts(look, span)),
  otherRisk: (look) => look.fired.length > 0,
  helped: (look) =>
    look.ledger.facts.measures.some(
      (measure) => lasts(look, measure) && measure.answers.some((rule) => look.fired.includes(rule)),
    ),
} satisfies Record<Standing, Test>

export function standing(compiler: Compiler, name: Standing, scope: Scope): Test {
  if (name === 'head') needLevel(compiler, scope, 'person')
  scope.asked.add(name)
  return STANDINGS[name]
}

function lasts(look: Look, { from, until }: Span): boolean {
  return reached(look, gridDayOf(from)) && (until === null || !over(look, gridDayOf(until)))
}
