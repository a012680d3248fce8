import type { Points, Rule, Rulebook } from './rulebook'
import type { Report } from './rulebook-fault'

const LETTERS = { risk: 'R', resistance: 'A' } satisfies Record<Rule['class'], string>
const CORE_LAMPS = 2

/** Finds faults of rules that their conditions do not show: ids, points, caps, and what their texts speak of. */
export function lintRules(book: Rulebook, report: Report): void {
  for (const [index, rule] of book.rules.entries()) {
    const place = `/rules/${index}`
    if (!rule.id.startsWith(LETTERS[rule.class])) {
      report(
        `${place}/id`,
        'error',
        `${rule.class === 'risk' ? '风险' : '抵御'}指标的编号应以 ${LETTERS[rule.class]} 开头`,
      )
    }
    lintPoints(book, rule, place, report)
    lintText(book, rule.means, `${place}/means`, report)
    lintText(book, rule.turnsOff, `${place}/turnsOff`, report)
  }
  lintScale(book, report)
}

function lintPoints({ scale }: Rulebook, { points, cap }: Rule, place: string, report: Report): void {
  if (typeof points !== 'number' && Math.abs(points.limit) < Math.abs(points.first)) {
    report(`${place}/points/limit`, 'error', `封顶 ${points.limit} 分比第一人的 ${points.first} 分还少`)
  }
  const most = cap === null ? undefined : scale.caps[cap]
  if (most !== undefined && mostOf(points) > most) {
    report(`${place}/points`, 'warning', `${mostOf(points)} 分超过了同类封顶 ${most} 分，多的不会计入`)
  }
}

function mostOf(points: Points): number {
  return typeof points === 'number' ? points : points.limit
}

function lintText({ numbers, rules }: Rulebook, text: string, place: string, report: Report): void {
  for (const [, name = ''] of text.matchAll(/\{(\w+)\}/g)) {
    if (!Object.hasOwn(numbers, name)) report(place, 'error', `文字里提到的 {${name}} 没有这个数`)
  }
  for (const [id] of text.matchAll(/\b[RA]\d{2}\b/g)) {
    const other = rules.find((rule) => rule.id === id)
    if (other?.on !== true)
      report(place, 'warning', `文字里提到的 ${id} ${other === undefined ? '不存在' : '已经停用'}`)
  }
}

/** A core rule lights two lamps and opens an order by itself; a scale that does not let it is hardly meant. */
function lintScale({ scale, rules }: Rulebook, report: Report): void {
  const { coreFloor, orderFrom, pointsPerLamp, mostLamps } = scale
  if (coreFloor < orderFrom) {
    report('/scale/coreFloor', 'warning', `核心指标的保底 ${coreFloor} 分够不上入户核实线 ${orderFrom} 分`)
  }
  if (Math.floor(coreFloor / pointsPerLamp) < Math.min(CORE_LAMPS, mostLamps)) {
    report('/scale/coreFloor', 'warning', `核心指标的保底 ${coreFloor} 分亮不了两盏灯`)
  }
  if (!rules.some((rule) => rule.on && rule.class === 'risk')) report('/rules', 'error', '没有一条启用的风险指标')
}
