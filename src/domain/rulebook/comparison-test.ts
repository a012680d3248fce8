import { amountText } from './amount-text'
import { mixes } from './compile-quantity'
import { inside, objection, type Compiler, type Ratio, type Scope } from './compiler'
import type { Comparison, Measure } from './condition'
import type { Test } from './look'

const SIGNS = {
  '<': { holds: (left, right) => left < right, words: '低于' },
  '<=': { holds: (left, right) => left <= right, words: '不超过' },
  '>=': { holds: (left, right) => left >= right, words: '不低于' },
  '>': { holds: (left, right) => left > right, words: '超过' },
} satisfies Record<Comparison, { holds: (left: number, right: number) => boolean; words: string }>

/** Compares two measures by multiplying both out: never a division, so that a line is met to the fen (reading rule 4). */
export function comparison(
  compiler: Compiler,
  [a, sign, b]: readonly [Measure, Comparison, Measure],
  scope: Scope,
): Test {
  const left = compiler.measure(a, inside(scope, 0))
  const right = compiler.measure(b, inside(scope, 2))
  const { holds, words } = SIGNS[sign]
  if (mixes(left.unit, right.unit)) objection(compiler, scope, `拿${left.unit ?? ''}和${right.unit ?? ''}比较`)
  const unit = left.unit ?? right.unit
  // What a single person is or has is shown as evidence; a hit's value and threshold speak of the household or of a record.
  const shown = scope.level !== 'person'
  return (look, person, record) => {
    const leftCount = left.count(look, person, record)
    const rightCount = right.count(look, person, record)
    const leftBottom = left.bottom === null ? 1 : left.bottom(look, person, record)
    const rightBottom = right.bottom === null ? 1 : right.bottom(look, person, record)
    const scaledLeft = leftCount * rightBottom
    const scaledRight = rightCount * leftBottom
    if (Number.isNaN(scaledLeft) || Number.isNaN(scaledRight)) return null
    const answer = holds(scaledLeft, scaledRight)
    if (answer && shown) {
      look.notes?.add({
        kind: 'comparison',
        value: amountText(leftCount / leftBottom, unit),
        threshold: `${words} ${amountText(rightCount / rightBottom, unit)}`,
      })
    }
    return answer
  }
}

export function positive({ count }: Ratio): Test {
  return (look, person, record) => {
    const value = count(look, person, record)
    return Number.isNaN(value) ? null : value > 0
  }
}
