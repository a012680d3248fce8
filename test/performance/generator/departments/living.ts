import { anyDay, daysAgo, REACH } from './days'
import type { Department } from './department'
import { about } from './about'

/** Appraisals of houses: one in a few hundred is found dangerous and not yet mended. */
export const housing: Department = {
  feed: 'housing',
  passes: 1,
  rows({ ordinal, residents: [head], draws }) {
    if (!draws.chance(987)) return []
    const grade = draws.weighted([
      ['A', 600],
      ['B', 395],
      ['C', 4],
      ['D', 1],
    ])
    const row = {
      appraisalNo: `FW${ordinal}`,
      ...about(head),
      grade,
      appraisedOn: anyDay(draws),
      onlyHome: '是',
      floorArea: 80 + draws.int(90),
      handling: draws.chance(700) ? '已改造' : '改造中',
    }
    return [row]
  },
  earlier: (row) => ({ ...row, floorArea: Number(row['floorArea']) + 1 }),
}

const PASSES = 2
const STRETCH = REACH / PASSES

export const water: Department = {
  feed: 'water',
  passes: PASSES,
  rows({ pass, residents: [head], draws }) {
    if (!draws.chance(494)) return []
    const row = {
      ...about(head),
      measuredOn: daysAgo((PASSES - 1 - pass) * STRETCH + draws.int(STRETCH)),
      litresPerDay: 45 + draws.int(70),
      fetchMinutes: draws.int(8),
      quality: draws.chance(999) ? '合格' : '不合格',
      cutDays: draws.int(12),
    }
    return [row]
  },
  earlier: (row) => ({ ...row, litresPerDay: Number(row['litresPerDay']) + 1 }),
}

export const disaster: Department = {
  feed: 'disaster',
  passes: 1,
  rows({ ordinal, residents: [head], draws }) {
    if (!draws.chance(203)) return []
    const row = {
      disasterNo: `ZQ${ordinal}`,
      ...about(head),
      happenedOn: anyDay(draws),
      type: draws.pick(['洪涝', '风雹', '干旱', '滑坡']),
      houseDamage: draws.weighted([
        ['无', 920],
        ['一般损坏', 77],
        ['严重损坏', 2],
        ['倒塌', 1],
      ]),
      loss: draws.chance(80) ? 200 + 100 * draws.int(60) : 0,
    }
    return [row]
  },
  earlier: (row) => ({ ...row, type: '其他' }),
}
