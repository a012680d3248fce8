import { yearOf, type Day } from '../calendar/day'
import type { IncomeLine } from '../household/facts'
import { findIncomeLine } from '../household/income-line'
import { amountText } from '../rulebook/amount-text'
import { fillText } from '../rulebook/fill-text'
import type { Rule, Rulebook } from '../rulebook/rulebook'
import { coreKinds, coreTag } from './core-tags'
import type { Evaluation, Hit } from './evaluation'
import { lampWord } from './lamp-word'

/** A result in words that a cadre understands. Chinese sentences, no names and no numbers of persons. */
export interface Explanation {
  readonly headline: string
  /** One line a risk: what was found, against which line, who says so. */
  readonly why: readonly string[]
  /** What the household has to set against it. */
  readonly offsets: readonly string[]
  /** What is not known and could be asked on the doorstep. */
  readonly unknown: readonly string[]
  readonly turnsOff: readonly string[]
  readonly nextChange: string
  /** What to bear in mind, such as an income line that is only a demonstration. */
  readonly remarks: readonly string[]
}

/** Explains a result of `day` under the rulebook and the county's income lines that gave it. */
export function explain(
  evaluation: Evaluation,
  book: Rulebook,
  incomeLines: readonly IncomeLine[],
  day: Day,
): Explanation {
  const entries = evaluation.hits.flatMap((hit) => {
    const rule = findRule(book, hit.rule)
    return rule === undefined ? [] : [{ rule, hit }]
  })
  const risks = entries.filter(({ rule }) => rule.class === 'risk')
  return {
    headline: headlineOf(evaluation, book),
    why: risks.map(({ rule, hit }) => reason(rule, hit)),
    offsets: entries.filter(({ rule }) => rule.class === 'resistance').map(({ rule, hit }) => reason(rule, hit)),
    unknown: evaluation.unknown.flatMap((id) => {
      const rule = findRule(book, id)
      return rule === undefined ? [] : [`${rule.name}：${fillText(book, rule.means)}（${rule.department}没有数据）`]
    }),
    turnsOff: risks.map(({ rule }) => `${rule.name}：${fillText(book, rule.turnsOff)}`),
    nextChange:
      evaluation.nextChangeOn === null
        ? '没有新情况的话，三年内结果不变'
        : `没有新情况的话，${evaluation.nextChangeOn} 起结果会变`,
    remarks: remarksOf(evaluation, book, incomeLines, day),
  }
}

function findRule({ rules }: Rulebook, id: string): Rule | undefined {
  return rules.find((rule) => rule.id === id)
}

function headlineOf({ score, lamps, orderDue, hits }: Evaluation, book: Rulebook): string {
  const parts = [`综合评价 ${score} 分`, `亮 ${lamps} 盏灯（${lampWord(lamps)}）`]
  parts.push(...coreKinds(hits, book).map(coreTag), orderDue ? '要入户核实' : '不用入户核实')
  return parts.join('，')
}

function reason({ name, department }: Rule, { points, value, threshold, evidence }: Hit): string {
  const measured = [value, threshold === '' ? '' : `（线：${threshold}）`].join('')
  const seen = evidence.map(({ says, date }) => (datedElsewhere(says, date) ? `${says}（${date}）` : says)).join('；')
  const said = [measured, seen].filter((part) => part !== '').join('。')
  return `${name} ${points > 0 ? '+' : ''}${points} 分：${said === '' ? '有登记' : said}。来源：${department}`
}

/** Whether a piece of evidence has a date that its own words leave out. */
function datedElsewhere(says: string, date: Day | null): boolean {
  return date !== null && !says.includes(date)
}

function remarksOf(
  { score, hits }: Evaluation,
  book: Rulebook,
  incomeLines: readonly IncomeLine[],
  day: Day,
): string[] {
  const remarks: string[] = []
  const { coreFloor, caps } = book.scale
  if (score === coreFloor && hits.some(({ core }) => core)) remarks.push(`有核心指标，不低于 ${coreFloor} 分`)
  for (const [cap, most] of Object.entries(caps)) {
    const rules = hits.filter(({ rule }) => findRule(book, rule)?.cap === cap)
    if (rules.reduce((sum, { points }) => sum + points, 0) > most) {
      remarks.push(
        `${rules.map(({ rule }) => findRule(book, rule)?.name ?? rule).join('、')}同属一类，合计最多 ${most} 分`,
      )
    }
  }
  const line = findIncomeLine(incomeLines, yearOf(day))
  if (line === undefined) remarks.push('本县没有录入监测线，收入指标不能判断')
  else if (!line.official) remarks.push(`监测线 ${amountText(line.fen, '元')}是演示值，非官方`)
  return remarks
}
