import { inside, numberOf, type Compiler, type Ratio, type Scope } from './compiler'
import { followShared } from './follow-shared'
import type { Measure } from './condition'

/** Compiles one side of a comparison. Shares and ratios stay fractions until the comparison multiplies them out. */
export function compileMeasure(compiler: Compiler, node: Measure, scope: Scope): Ratio {
  if ('ratio' in node) {
    const top = compiler.quantity(node.ratio[0], inside(scope, 'ratio', 0))
    const bottom = compiler.quantity(node.ratio[1], inside(scope, 'ratio', 1))
    return {
      ...top,
      bottom: (look, person, record) => {
        const value = bottom.count(look, person, record)
        return value > 0 ? value : NaN
      },
      unit: top.unit !== null && top.unit === bottom.unit ? '倍' : top.unit,
    }
  }
  if ('percent' in node) {
    const { value } = numberOf(compiler, inside(scope, 'percent'), node.percent, '%')
    const { count, unit } = compiler.quantity(node.of, inside(scope, 'of'))
    return { count: (look, person, record) => value * count(look, person, record), bottom: () => 100, unit }
  }
  if ('measure' in node) {
    const shared = followShared(compiler, 'measures', compiler.book.measures, node.measure, scope, compiler.measure)
    return shared ?? { count: () => NaN, bottom: null, unit: null }
  }
  return compiler.quantity(node, scope)
}
