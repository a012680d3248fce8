import { isDay, type Day } from '../../../src/domain/calendar/day'
import type { DepartmentRecord, FieldValues, Person } from '../../../src/domain/household/facts'
import { allFeeds } from '../default-rulebook'
import { end, past, type Draw } from './draw'

type Make = (draw: Draw, start: Day) => FieldValues

/** Columns of each feed beside its person; `start` is a day of the past for the column that dates the record. */
const columns: Readonly<Record<string, Make>> = {
  medical: (draw, start) => ({
    settledOn: start,
    selfPaid: draw.oneOf([1, 499_999, 500_000, 500_001, 1_000_000, 999_999, 1_600_000, 2_600_000, 2_600_001]),
  }),
  insurance: (draw) => ({
    year: Number(draw.day.slice(0, 4)) - draw.oneOf([0, 0, 1, 1, 2]),
    scheme: draw.oneOf(['居民', '职工']),
    state: draw.oneOf(['正常', '停保', '未参保']),
  }),
  illness: (draw, start) => ({
    disease: draw.oneOf(['甲', '乙', '丙']),
    category: draw.oneOf(['大病', '慢性病']),
    diagnosedOn: start,
  }),
  education: (draw, start) => {
    const year = Number(draw.day.slice(0, 4)) - draw.oneOf([0, 1, 1, 1, 2, 2])
    return {
      schoolYear: `${year}-${year + 1}`,
      stage: draw.oneOf(['小学', '初中', '高中', '中职', '高职', '本科']),
      state: draw.oneOf(['在读', '在读', '辍学', '未入学', '休学', '毕业']),
      selfPaid: draw.oneOf([null, 0, 500_000, 500_001, 1_000_000, 1_000_001, 1_200_000]),
      aid: draw.oneOf([null, 0, 0, 1, 200_000, 2_000_000]),
      updatedOn: start,
    }
  },
  housing: (draw, start) => ({
    grade: draw.oneOf(['A', 'B', 'C', 'D']),
    appraisedOn: start,
    onlyHome: draw.oneOf(['是', '是', '否', null]),
    handling: draw.oneOf(['未处置', '改造中', '已改造', null]),
  }),
  water: (draw, start) => ({
    measuredOn: start,
    litresPerDay: draw.oneOf([34.9, 35, 60, 60, null]),
    fetchMinutes: draw.oneOf([0, 0, 20, 21, null]),
    quality: draw.oneOf(['合格', '合格', '不合格', null]),
    cutDays: draw.oneOf([0, 0, 36, 37, null]),
  }),
  assistance: (draw, start) => ({
    category: draw.oneOf(['低保', '特困', '临时救助', '孤儿', '事实无人抚养儿童']),
    state: draw.oneOf(['在享', '停发', '新申请']),
    startOn: start,
    endOn: end(draw, start),
  }),
  disability: (draw, start) => ({
    grade: draw.oneOf(['1', '2', '3']),
    issuedOn: start,
    state: draw.oneOf(['有效', '注销', null]),
  }),
  employment: (draw, start) => ({
    state: draw.oneOf(['在业', '在业', '失业', '未就业']),
    startOn: start,
    endOn: end(draw, start),
  }),
  disaster: (draw, start) => ({
    happenedOn: start,
    houseDamage: draw.oneOf(['无', '一般损坏', '严重损坏', '倒塌']),
    loss: draw.oneOf([null, 0, 1, 100_000]),
  }),
  population: (draw, start) => ({
    event: draw.oneOf(['死亡', '意外致残', '交通事故致残', '刑案伤亡']),
    happenedOn: start,
  }),
  assets: (draw, start) => ({
    type: draw.oneOf(['财政供养', '经商办企', '商品房', '小汽车', '小汽车', '职工养老']),
    startOn: start,
    endOn: end(draw, start),
    value: draw.oneOf([null, 4_999_999, 5_000_000]),
  }),
}

/** Months after which records of a feed stop counting; others are drawn from all windows. */
const edges: Readonly<Record<string, readonly number[]>> = {
  medical: [0, 12],
  illness: [12],
  water: [24],
  assistance: [3, 6, 9],
  disability: [12],
  employment: [0, 6, 12],
  disaster: [12],
  population: [12],
}

/** Many records of the few feeds that a household is about, so that records of one kind meet, and some of any other. */
export function anyRecords(draw: Draw, people: readonly Person[]): DepartmentRecord[] {
  const found = new Map<string, DepartmentRecord>()
  const feeds = Object.keys(columns)
  const about = [draw.oneOf(feeds), draw.oneOf(feeds), draw.oneOf(['education', 'employment', 'insurance', 'water'])]
  const count = draw.number(0, Math.ceil(draw.eager * 40))
  for (let line = 1; line <= count; line += 1) {
    const feed = draw.chance(0.7) ? draw.oneOf(about) : draw.oneOf(feeds)
    // Often the date of a record that is there already: an order of deliveries decides, or two things happened on one day.
    const before = [...found.values()].map(({ date }) => date).filter((date) => date <= draw.day)
    const start = before.length > 0 && draw.chance(0.2) ? draw.oneOf(before) : past(draw, edges[feed])
    const values = columns[feed]?.(draw, start) ?? {}
    // Now and then it is the same with everybody, such as all out of work since one day.
    for (const [index, { personId }] of (draw.chance(0.15) ? people : [draw.oneOf(people)]).entries()) {
      const place = line * people.length + index
      const record = recordOf(feed, personId, values, place, draw.chance(draw.eager / 5))
      if (isDay(record.date) && !found.has(record.key)) found.set(record.key, record)
    }
  }
  return [...found.values()]
}

function recordOf(
  feed: string,
  personId: string,
  values: FieldValues,
  delivered: number,
  disputed: boolean,
): DepartmentRecord {
  const dated = values[allFeeds.find(({ id }) => id === feed)?.date ?? '']
  const date = typeof dated === 'number' ? `${dated}-01-01` : String(dated)
  const key = `${feed}|${naturalKey(feed, personId, values, delivered)}`
  return { feed, key, personId, date, values, content: 'c', batch: 'b', delivered, disputed }
}

/** As the feeds say: two records of one key cannot stand beside each other. */
function naturalKey(feed: string, personId: string, values: FieldValues, delivered: number): string {
  const key = allFeeds.find(({ id }) => id === feed)?.key ?? []
  return key.map((field) => (field === 'idNumber' ? personId : String(values[field] ?? delivered))).join('|')
}
