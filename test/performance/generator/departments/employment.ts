import { isOfWorkingAge } from '../people'
import { daysAgo, REACH } from './days'
import type { Department } from './department'
import { about } from './about'

const PASSES = 5
/** Each pass has its own stretch of days, so that no spell of a person begins on the day of another one. */
const STRETCH = REACH / PASSES

export const employment: Department = {
  feed: 'employment',
  passes: PASSES,
  rows: ({ pass, residents, draws }) =>
    residents
      .filter((resident) => isOfWorkingAge(resident) && draws.chance(631))
      .map((resident) => ({
        ...about(resident),
        state: draws.weighted([
          ['在业', 93],
          ['失业', 4],
          ['未就业', 3],
        ]),
        employer: draws.pick(['建材厂', '制衣厂', '家政服务公司', '物流公司']),
        place: draws.pick(['县内', '市内', '省内', '省外']),
        startOn: daysAgo((PASSES - 1 - pass) * STRETCH + draws.int(STRETCH)),
        monthlyWage: 2600 + 100 * draws.int(30),
      })),
  earlier: (row) => ({ ...row, monthlyWage: Number(row['monthlyWage']) + 100 }),
}
