import { schoolStage } from '../../../../cloudfunctions/local/demo/family'
import { daysAgo } from './days'
import type { Department } from './department'
import { about } from './about'

/** The school years, the present one last, and how many days ago their lists were closed. */
const YEARS = [
  ['2024-2025', 570],
  ['2025-2026', 205],
] as const

export const education: Department = {
  feed: 'education',
  passes: YEARS.length,
  rows({ pass, residents, draws }) {
    const [schoolYear, closed] = YEARS[pass] ?? YEARS[0]
    return residents.flatMap((resident) => {
      const stage = schoolStage(resident.age)
      if (stage === null || draws.chance(60)) return []
      const row = {
        ...about(resident),
        schoolYear,
        stage,
        school: '试验学校',
        state: draws.weighted([
          ['在读', 9965],
          ['休学', 20],
          ['辍学', 15],
        ]),
        selfPaid: 300 + 10 * draws.int(stage === '高职' ? 900 : 200),
        aid: 100 * draws.int(3),
        updatedOn: daysAgo(closed - draws.int(20)),
      }
      return [row]
    })
  },
  earlier: (row) => ({ ...row, aid: Number(row['aid']) + 100 }),
}
