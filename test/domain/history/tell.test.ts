import {
  type EVENT_SENTENCES,
  findPageKind,
  TOLD_EVENTS,
  tellEvent,
  type EventPayload,
} from '../../../src/domain/history/event-sentences'
import { tellScore } from '../../../src/domain/history/tell-score'

const NAMES = { measure: (code: string) => `措施 ${code}`, feed: (id: string) => `来源 ${id}` }
const say = (type: string, payload: EventPayload = {}) => tellEvent(type, payload, NAMES)

test('what is told elsewhere, or was never heard of, is not told here', () => {
  for (const type of ['field.revealed', 'score.slice', 'staff.bound', 'nothing']) {
    expect(TOLD_EVENTS).not.toContain(type)
    expect(() => say(type)).toThrow(type)
  }
})

test.each(TOLD_EVENTS)('%s of years ago, without what it holds today, still says something', (type) => {
  expect(say(type).says).toMatch(/[\u4e00-\u9fff]{2}/)
  expect(say(type).says).not.toMatch(/undefined|null|NaN/)
})

test.each<[type: keyof typeof EVENT_SENTENCES, payload: EventPayload, kind: string, says: string]>([
  ['order.issued', { by: 'score', version: 1 }, 'order', '评分达到出单线，出工单'],
  ['order.issued', { by: 'report', kind: 'illness', channel: 'hotline' }, 'report', '12317热线：看病，出工单'],
  ['order.joined', { by: 'report', kind: 'house', channel: 'code' }, 'report', '群众反映：房子，并入这张工单'],
  ['order.joined', { by: 'report', kind: 'job', channel: 'sweep' }, 'sweep', '集中排查：没活干，并入这张工单'],
  ['order.visited', { visitedOn: '2026-11-23', met: 'nobody' }, 'order', '2026-11-23 入户核实：没见到人'],
  ['order.closed', { outcome: 'identify' }, 'order', '办结：属实，启动识别'],
  ['case.announced', { kind: 'inclusion' }, 'case', '纳入：公告'],
  ['case.sentBack', { kind: 'clearance', to: 'visited' }, 'case', '风险消除：退回到“已入户”'],
  ['case.declined', { kind: 'inclusion', ground: 'withdrawn' }, 'case', '纳入：终止（农户撤回申请）'],
  ['measure.planned', { code: 'M04' }, 'measure', '安排帮扶措施：措施 M04'],
  ['correction.mended', { feed: 'medical' }, 'data', '部门更正了数据（来源 medical）'],
  ['sweep.checked', { concerns: 0 }, 'sweep', '集中排查：没有发现难处'],
])('%s %j', (type, payload, kind, says) => {
  expect(say(type, payload)).toEqual({ kind, says })
})

test('an event opens what it is about, where that has a page', () => {
  expect(['order.closed', 'case.objected', 'measure.ended', 'sweep.checked'].map(findPageKind)).toEqual([
    ...['order', 'case', 'measure', 'round'],
  ])
  expect(['result.objected', 'register.corrected', 'score.inCase'].map(findPageKind)).toEqual(Array(3).fill(undefined))
})

describe('a score', () => {
  const tell = (...args: Parameters<typeof tellScore>) => tellScore(...args).says
  const name = (rule: string) => `指标${rule}`

  test('is told with the lamps it had and has, and the rules that made the difference', () => {
    const before = { score: 20, lamps: 1, rules: ['R06', 'R08'] }
    const now = { score: 45, lamps: 2, rules: ['R06', 'R13', 'A01'] }
    expect(tell({ now, before }, name)).toBe(
      '预警灯 1 盏变为 2 盏，20 分变为 45 分；新命中：指标R13、指标A01；不再命中：指标R08',
    )
  })

  test('may change without a lamp, and rules without a point', () => {
    const before = { score: 40, lamps: 2, rules: ['R01'] }
    expect(tell({ now: { ...before, score: 45 }, before }, name)).toBe('40 分变为 45 分，仍亮 2 盏灯')
    expect(tell({ now: { ...before, rules: ['R02'] }, before }, name)).toBe(
      '仍是 40 分，仍亮 2 盏灯；新命中：指标R02；不再命中：指标R01',
    )
  })

  test('is the first one', () => {
    expect(tell({ now: { score: 0, lamps: 0, rules: [] }, before: null }, name)).toBe('第一次评分：0 分，亮 0 盏灯')
  })
})
