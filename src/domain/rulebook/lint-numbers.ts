import type { Report } from './rulebook-fault'
import type { Rulebook, Unit } from './rulebook'

/**
 * From where to where a number of a unit can be meant. Outside it is a slip: a window of no days, fen or 万元 given where the
 * book counts yuan, a month that no year has.
 */
const SANE = {
  元: [100, 300_000],
  '%': [1, 500],
  倍: [1, 20],
  个月: [1, 120],
  天: [1, 3660],
  岁: [0, 120],
  月: [1, 12],
  人: [1, 20],
  升: [1, 1000],
  分钟: [1, 600],
  平方米: [1, 500],
} satisfies Record<Unit, readonly [number, number]>

const HINTS: Partial<Record<Unit, string>> = { 元: '（金额按元填，不是分，也不是万元）', 月: '（一年里的月份）' }

/** Finds numbers that cannot be meant, and names that nothing uses. */
export function lintNumbers(book: Rulebook, report: Report): void {
  for (const [name, { value, unit }] of Object.entries(book.numbers)) {
    const [least, most] = SANE[unit]
    if (value < least || value > most) {
      const hint = HINTS[unit] ?? ''
      report(`/numbers/${name}/value`, 'error', `${value} ${unit}不合理，应在 ${least} 到 ${most} 之间${hint}`)
    }
  }
  lintShares(book, book, '', report)
  lintUse(book, report)
}

/** More than the whole is meant of the income line only; of other amounts a share lies below. */
function lintShares(book: Rulebook, node: unknown, place: string, report: Report): void {
  if (typeof node !== 'object' || node === null) return
  if ('percent' in node && 'of' in node && !isIncomeLine(node.of)) {
    const share = book.numbers[String(node.percent)]?.value ?? 0
    if (share > 100) report(`${place}/percent`, 'warning', `${share}% 超过了全部，请核对`)
  }
  for (const [key, child] of Object.entries(node)) lintShares(book, child, `${place}/${key}`, report)
}

function isIncomeLine(of: unknown): boolean {
  return typeof of === 'object' && of !== null && 'incomeLine' in of
}

function lintUse(book: Rulebook, report: Report): void {
  const { rules, conditions, measures } = book
  const used = JSON.stringify([rules.map(({ when, cap }) => [when, cap]), conditions, measures])
  const named = { numbers: book.numbers, conditions, measures, 'scale/caps': book.scale.caps }
  for (const [kind, table] of Object.entries(named)) {
    for (const name of Object.keys(table)) {
      if (!used.includes(`"${name}"`)) report(`/${kind}/${name}`, 'warning', `没有指标用到 ${name}`)
    }
  }
}
