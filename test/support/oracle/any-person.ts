import { addDays } from '../../../src/domain/calendar/day-number'
import type { Day } from '../../../src/domain/calendar/day'
import { addMonths } from '../../../src/domain/calendar/months'
import type { Person } from '../../../src/domain/household/facts'
import { past, usually, type Draw } from './draw'

const labours = ['普通劳动力', '技能劳动力', '弱劳动力或半劳动力', '丧失劳动力', '无劳动力', null]

export function anyPerson(draw: Draw, index: number): Person {
  const values = {
    health: usually(draw, ['健康'], [null, ['长期慢性病'], ['残疾', '长期慢性病'], ['残疾'], ['患有大病']]),
    labour: usually(draw, '普通劳动力', labours),
    workState: usually(draw, '未务工', ['无法务工', '务工', null]),
    workMonths: usually(draw, 0, [5, 6, 7, 12, 5.5, null]),
    insured: usually(draw, '是', ['否', null]),
    livesHere: usually(draw, '是', ['否', null]),
    cannotSelfCare: usually(draw, '否', ['是', null]),
  }
  const days = Array.from({ length: draw.chance(draw.eager) ? draw.number(1, 2) : 0 }, () => past(draw))
  const former = [...new Set(days)]
    .sort()
    .reverse()
    .map((until) => ({ until, values: { ...values, labour: draw.oneOf(labours) } }))
  const relation = index === 0 ? draw.oneOf(['户主', '户主', '户主', '其他']) : draw.oneOf(['配偶', '之子', '其他'])
  return { personId: `p${index + 1}`, birthOn: birth(draw), relation, values, former }
}

function birth(draw: Draw): Day {
  if (draw.chance(0.15)) return draw.oneOf(['2012-02-29', '2008-02-29', '2020-02-29', '1968-02-29', '2024-02-29'])
  if (draw.chance(0.1)) return addDays(draw.day, -draw.oneOf([0, 1, 88, 89, 90, 91]))
  const age = draw.chance(0.3)
    ? draw.oneOf([6, 7, 15, 16, 59, 60])
    : draw.oneOf([0, 5, 6, 7, 8, 11, 15, 16, 17, 30, 35, 40, 45, 50, 58, 59, 60, 61, 80])
  const birthday = addDays(addMonths(draw.day, -12 * age), draw.oneOf([-1, 0, 1, draw.number(-364, 0)]))
  return birthday > draw.day ? draw.day : birthday
}
