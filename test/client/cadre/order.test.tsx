import { fireEvent, render, screen, within } from '@testing-library/react'
import OrderPage from '../../../src/cadre/order/index'
import type { OrderCard, OrderDetail } from '../../../src/contract/views'
import { agreement, answerFunctions, refusal, type Sent } from '../../support/fake-functions'
import Taro, { asked, resetTaro } from '../../support/taro-api'
import { detail, hit, me, ORDER_ID, TODAY } from '../order-views'

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/
const met = { visitedOn: TODAY, met: 'head', note: '' } as const

type Replies = Record<string, object | 'offline' | 'silence'>

/** Opens the page on this order; `replies` may be changed later, `commands` grows with what is sent. */
function open(changes: Partial<OrderDetail>, cardChanges: Partial<OrderCard> = {}, more: Replies = {}) {
  const replies: Replies = { me: agreement(me()), order: agreement(detail(changes, cardChanges)), ...more }
  const sent = answerFunctions(replies)
  const view = render(<OrderPage />)
  return { replies, sent, view, commands: () => sent.filter(isCommand).map(({ event }) => event) }
}
const storedKeys = () => Taro.getStorageInfoSync().keys
const isCommand = ({ event }: Sent) => event.command !== undefined
const changed = (state: string, dueOn: string) => agreement({ orderId: ORDER_ID, state, version: 2, dueOn })
const tap = async (name: string | RegExp) => fireEvent.click(await screen.findByRole('button', { name }))
const choose = (group: string | RegExp, name: string | RegExp) =>
  fireEvent.click(within(screen.getByRole('radiogroup', { name: group })).getByRole('radio', { name }))
const focused = () => document.activeElement?.getAttribute('aria-label')
const write = (label: string, value: string) =>
  fireEvent.change(screen.getByRole('textbox', { name: label }), { target: { value } })

beforeEach(() => resetTaro({ orderId: ORDER_ID }, 'cadre/order/index'))

describe('an order that cannot be shown', () => {
  it.each<Record<string, string>>([{}, { orderId: 'cut' }])(
    'asks nothing without a whole number, and leads back to the inbox: %j',
    async (query) => {
      resetTaro(query, 'cadre/order/index')
      const { sent } = open({})
      await tap('回到待办')
      expect(sent.map(({ event }) => event.query)).not.toContain('order')
      expect(asked).toContainEqual({ api: 'redirectTo', options: { url: '/cadre/inbox/index' } })
    },
  )

  it('tries again after the network was away', async () => {
    const { replies } = open({}, {}, { order: 'offline' })
    await screen.findByText('现在没有网。您填的都在。')
    replies.order = agreement(detail({}))
    await tap('再试一次')
    expect(await screen.findByText('王桂兰')).toBeTruthy()
  })
})

describe('reading an order', () => {
  it('offers no step that this person may not take', async () => {
    open({ may: [], assigneeName: '李长根' }, { state: 'accepted' })
    await screen.findByText('王桂兰')
    for (const name of ['接单', '填写走访', '写结论']) expect(screen.queryByRole('button', { name })).toBeNull()
    await tap('回待办')
    expect(asked).toContainEqual({ api: 'redirectTo', options: { url: '/cadre/inbox/index' } })
  })

  it('shows a masked number but rings only a whole one', async () => {
    const household = { people: 1, address: null, members: [], phone: '138****4567' }
    const { view } = open({ household })
    await screen.findByText('电话：138****4567')
    expect(screen.queryByRole('button', { name: '打电话' })).toBeNull()
    view.unmount()
    open({ household: { ...household, phone: '13812344567' } })
    await tap('打电话')
    expect(asked).toContainEqual({ api: 'makePhoneCall', options: { phoneNumber: '13812344567' } })
  })

  it('says why, what offsets it, what to ask, what was verified, and that a low score closes nothing', async () => {
    const verified = { on: '2026-10-12', finding: 'notRisk' as const }
    const freshness = { state: 'stale' as const, says: '2025-08-01 收到，之后超过 366 天没有再送，可能已经变了。' }
    const silent = hit('R13', ['households/1'])
    open({
      hits: [
        hit('R05', ['medical/1'], { core: '医疗' }),
        { ...silent, evidence: silent.evidence.map((piece) => ({ ...piece, verified, freshness })) },
        hit('A01', ['employment/1'], { kind: 'resistance', points: -10 }),
      ],
      unknown: [{ rule: 'R27', name: '住房拥挤', ask: '住房面积有多少？' }],
      reports: [{ reportNo: '2611200001', kind: 'illness', words: '药费太贵', reportedOn: '2026-11-20' }],
      scoreNow: 25,
      belowOrderLine: true,
      calendarNotes: ['2027 年放假安排尚未公布，暂按周一至周五计算'],
    })
    await screen.findByText('王桂兰')
    const texts = [
      ...['34,600元（线：26,000元）', '县医保局，2026年8月17日', '怎样会灭：12个月内自付降到26,000元以下', '减10分'],
      ...['已核实 10月12日：记录没错，但不构成风险', freshness.says, '住房面积有多少？', '药费太贵'],
      ...['综合评价 40 分，现在 25 分', '分数已低于出单线，工单仍要人来办结。'],
      '2027 年放假安排尚未公布，暂按周一至周五计算',
    ]
    for (const text of texts) expect(screen.getAllByText(text).length).toBeGreaterThan(0)
    expect(screen.getByRole('img', { name: '预警灯亮2盏，共5盏，关注' })).toBeTruthy()
  })

  it('says what the visit found once for all evidence of a rule, and of each where it differs', async () => {
    const found = (rule: string, key: string, finding: 'helped' | 'changed') => ({ rule, key, finding })
    const findings = [found('R05', 'medical/1', 'helped'), found('R05', 'medical/2', 'helped')]
    const { view } = open({ findings }, { state: 'closed', outcome: 'helped' })
    expect(await screen.findAllByText('这次核实：属实，已有帮扶够用')).toHaveLength(1)
    view.unmount()
    open(
      { findings: [...findings.slice(1), found('R05', 'medical/1', 'changed')] },
      { state: 'closed', outcome: 'helped' },
    )
    await screen.findByText('这次核实：情况已变化')
    expect(screen.getAllByText('这次核实：属实，已有帮扶够用')).toHaveLength(1)
  })

  it('folds long evidence and opens it on a tap', async () => {
    open({ hits: [hit('R05', ['1', '2', '3', '4', '5', '6'])] })
    await tap('还有3条，点开看')
    expect(screen.getByText('依据6')).toBeTruthy()
  })
})

describe('accepting', () => {
  it('shows who was faster and what the order is now', async () => {
    const { replies } = open({ may: ['acceptOrder'] })
    replies.acceptOrder = refusal('order.stale', {
      who: '李长根',
      when: '11月23日 9:12',
      state: '已接单',
      wanted: '接单',
    })
    await tap('接单')
    await screen.findByText('李长根 11月23日 9:12 改过。现在是已接单。您要办的“接单”还没办。您填的都在。')
    replies.order = agreement(detail({ assigneeName: '李长根' }, { state: 'accepted', version: 2 }))
    await tap('看现在的')
    expect(await screen.findByText(/李长根接单/)).toBeTruthy()
    expect(screen.queryByRole('button', { name: '接单' })).toBeNull()
  })

  it('sends once for two taps, the same command again after a gap, and says the next day', async () => {
    const { replies, commands } = open({ may: ['acceptOrder'] }, {}, { acceptOrder: 'offline' })
    const button = await screen.findByRole('button', { name: '接单' })
    fireEvent.click(button)
    fireEvent.click(button)
    await screen.findByText('现在没有网。您填的都在。')
    expect(commands()).toHaveLength(1)
    replies.acceptOrder = changed('accepted', '2026-11-25')
    replies.order = agreement(detail({ may: ['recordVisit'] }, { state: 'accepted', version: 2 }))
    await tap('再试一次')
    expect(await screen.findByText('接好了，11月25日（周三）前上门。')).toBeTruthy()
    const [first, again] = commands()
    expect(first).toEqual({
      command: 'acceptOrder',
      commandId: expect.stringMatching(UUID),
      expectedVersion: 1,
      payload: { orderId: ORDER_ID },
    })
    expect(again).toEqual(first)
  })
})

describe('recording a visit', () => {
  const may = { may: ['recordVisit' as const] }
  const accepted = { state: 'accepted', version: 2 } as const

  it('sends nothing before day and person are chosen, and says which is missing', async () => {
    const { commands } = open(may, accepted)
    await tap('填写走访')
    fireEvent.click(screen.getByRole('button', { name: '保存走访' }))
    expect(screen.getAllByRole('alert').map((one) => one.textContent)).toEqual([
      '先选哪天去的。',
      '先选见到了谁。',
      '上面还有没选的。',
    ])
    expect(focused()).toMatch(/^今天/)
    expect(commands()).toEqual([])
  })

  it('offers only days on which a visit can have been', async () => {
    open(may, { ...accepted, openedOn: '2026-11-22' })
    await tap('填写走访')
    const days = within(screen.getByRole('radiogroup', { name: '哪天去的' }))
    expect(days.getAllByRole('radio').map((one) => one.textContent)).toEqual(['今天11月23日', '昨天11月22日'])
    expect(screen.queryByRole('button', { name: '选日期' })).toBeNull()
  })

  it('keeps what was typed through a conflict and through leaving the page', async () => {
    const { replies, commands, view } = open(may, accepted)
    await tap('填写走访')
    choose('哪天去的', /^昨天/)
    choose('见到谁', '家里人')
    write('看到什么', '药还在吃')
    replies.recordVisit = refusal('order.stale', { who: '系统', state: '已接单' })
    fireEvent.click(screen.getByRole('button', { name: '保存走访' }))
    replies.order = agreement(detail(may, { ...accepted, version: 3 }))
    await tap('看现在的')
    await screen.findByRole('button', { name: '保存走访' })
    view.unmount()

    const again = open(may, { ...accepted, version: 3 }, { recordVisit: changed('visited', '2026-11-26') })
    await tap('填写走访')
    expect(screen.getByRole('radio', { name: /^昨天.*已选中$/ })).toBeTruthy()
    fireEvent.click(screen.getByRole('button', { name: '保存走访' }))
    expect(await screen.findByText('走访记好了，11月26日（周四）前写结论。')).toBeTruthy()
    const payload = { orderId: ORDER_ID, visitedOn: '2026-11-22', met: 'family', note: '药还在吃' }
    const commandId = commands()[0]?.commandId
    expect(again.commands()).toEqual([{ command: 'recordVisit', commandId, expectedVersion: 3, payload }])
  })

  it('forgets what was typed once somebody else has closed the order', async () => {
    const { view } = open(may, accepted)
    await tap('填写走访')
    write('看到什么', '药还在吃')
    view.unmount()
    open({}, { state: 'closed', outcome: 'changed' })
    await screen.findByText('情况已变化')
    expect(storedKeys()).toEqual([])
  })

  it('goes back to the first day of the order, and no further', async () => {
    const { commands } = open(may, accepted, { recordVisit: changed('visited', '2026-11-26') })
    await tap('填写走访')
    await tap('选日期')
    const days = within(screen.getByRole('radiogroup', { name: '哪天去的' })).getAllByRole('radio')
    expect(days.map((one) => one.textContent).slice(2)).toEqual(['前天11月21日', '11月20日', '11月19日', '11月18日'])
    choose('哪天去的', '11月19日')
    choose('见到谁', '户主')
    fireEvent.click(screen.getByRole('button', { name: '保存走访' }))
    await screen.findByText(/^走访记好了/)
    expect(commands()[0]?.payload).toMatchObject({ visitedOn: '2026-11-19', met: 'head', note: '' })
  })
})

describe('closing', () => {
  const may = { may: ['closeOrder' as const], visit: met }
  const visited = { state: 'visited', version: 3 } as const
  const r05 = '指标R05，核实得怎样'
  const r13 = '指标R13，核实得怎样'

  it('does not go on before everything is answered', async () => {
    const { commands } = open(may, visited)
    await tap('写结论')
    fireEvent.click(screen.getByRole('button', { name: '核对一下' }))
    expect(screen.getAllByRole('alert').map((one) => one.textContent)).toEqual([
      '先选总的结论。',
      '请写一句理由。',
      '上面还有没填的。',
    ])
    expect(focused()).toMatch(/^属实，启动识别/)
    choose('总的结论', /^情况已变化/)
    fireEvent.click(screen.getByRole('button', { name: '核对一下' }))
    expect(focused()).toBe('一句理由')
    expect(commands()).toEqual([])
  })

  it('offers only what can be known when nobody was met', async () => {
    open({ ...may, visit: { ...met, met: 'nobody' } }, visited)
    await tap('写结论')
    const outcomes = within(screen.getByRole('radiogroup', { name: '总的结论' })).getAllByRole('radio')
    expect(outcomes.map((one) => one.getAttribute('aria-label')?.split('，找过')[0])).toEqual([
      '不属实，数据有误，是登记的信息错了，不是您家的问题。已请部门改。',
      '联系不上',
    ])
  })

  it('takes back an outcome that no longer fits the findings', async () => {
    open(may, visited)
    await tap('写结论')
    choose('总的结论', /^不属实，数据有误/)
    await tap('有不一样的，分条写')
    choose(r13, '启动识别')
    const outcomes = within(screen.getByRole('radiogroup', { name: '总的结论' })).getAllByRole('radio')
    expect(outcomes.map((one) => one.getAttribute('aria-checked'))).toEqual(['false'])
  })

  it('answers for all evidence at once, and once more after a change of mind', async () => {
    const { commands } = open(may, visited, { closeOrder: changed('closed', '2026-11-26') })
    await tap('写结论')
    expect(screen.queryByRole('radiogroup', { name: r05 })).toBeNull()
    choose('总的结论', /^情况已变化/)
    choose('总的结论', /^不属实，数据有误/)
    write('一句理由', '学籍写错了')
    await tap('核对一下')
    expect(screen.getByText('每一条都是这个结论。')).toBeTruthy()
    await tap('确认办结')
    await screen.findByText('办结了。')
    const findings = [
      { rule: 'R05', key: 'medical/1', finding: 'dataError' },
      { rule: 'R05', key: 'medical/2', finding: 'dataError' },
      { rule: 'R13', key: 'households/1', finding: 'dataError' },
    ]
    expect(commands().at(-1)?.payload).toMatchObject({ outcome: 'dataError', findings })
  })

  it('folds the findings away and opens them again only where they differ', async () => {
    const { view } = open(may, visited)
    await tap('写结论')
    await tap('有不一样的，分条写')
    await tap('收起')
    expect(screen.queryByRole('radiogroup', { name: r05 })).toBeNull()
    await tap('有不一样的，分条写')
    choose(r13, '不算风险')
    view.unmount()
    open(may, visited)
    await tap('写结论')
    expect(within(screen.getByRole('radiogroup', { name: r13 })).getByRole('radio', { name: /已选中$/ })).toBeTruthy()
    choose('总的结论', /^记录没错/)
    expect(screen.getByText('每一条都按上面的结论记。')).toBeTruthy()
  })

  it('shows the villager’s sentence, sends every finding exactly once, and forgets the draft', async () => {
    const { replies, commands } = open(may, visited, { closeOrder: 'offline' })
    await tap('写结论')
    choose('总的结论', /^属实，已有帮扶够用/)
    await tap('有不一样的，分条写')
    fireEvent.click(screen.getByRole('button', { name: '2条依据，分开选' }))
    choose(/^依据medical\/2/, '数据有误')
    write('一句理由', '  低保在享，够用 ')
    fireEvent.click(screen.getByRole('button', { name: '核对一下' }))
    expect(screen.getByText('他会看到这句话')).toBeTruthy()
    expect(screen.getByText('情况是真的。您家已有的帮扶，现在够用。有变化请再报。')).toBeTruthy()
    const send = screen.getByRole('button', { name: '确认办结' })
    fireEvent.click(send)
    fireEvent.click(send)
    await screen.findByText('现在没有网。您填的都在。')
    replies.closeOrder = changed('closed', '2026-11-26')
    replies.order = agreement(detail({ visit: met }, { state: 'closed', version: 4, outcome: 'helped' }))
    await tap('再试一次')
    expect(await screen.findByText('办结了。')).toBeTruthy()
    const [first, again, ...rest] = commands()
    expect(rest).toEqual([])
    expect(again).toEqual(first)
    expect(first).toEqual({
      command: 'closeOrder',
      commandId: expect.stringMatching(UUID),
      expectedVersion: 3,
      payload: {
        orderId: ORDER_ID,
        outcome: 'helped',
        reason: '低保在享，够用',
        findings: [
          { rule: 'R05', key: 'medical/1', finding: 'helped' },
          { rule: 'R05', key: 'medical/2', finding: 'dataError' },
          { rule: 'R13', key: 'households/1', finding: 'helped' },
        ],
      },
    })
    await tap('回待办')
  })

  it('asks for the new evidence that came in between, and keeps the answers to the old', async () => {
    const { replies, commands } = open(may, visited)
    await tap('写结论')
    choose('总的结论', /^情况已变化/)
    write('一句理由', '病好了')
    fireEvent.click(screen.getByRole('button', { name: '核对一下' }))
    replies.closeOrder = refusal('order.stale', { who: '系统', state: '已入户' })
    fireEvent.click(screen.getByRole('button', { name: '确认办结' }))
    const hits = [...detail().hits, hit('R07', ['illness/9'])]
    replies.order = agreement(detail({ ...may, hits }, { ...visited, version: 4 }))
    await tap('看现在的')
    await screen.findByRole('radiogroup', { name: '指标R07，核实得怎样' })
    choose('指标R07，核实得怎样', '情况已变')
    replies.closeOrder = changed('closed', '2026-11-26')
    fireEvent.click(screen.getByRole('button', { name: '核对一下' }))
    fireEvent.click(await screen.findByRole('button', { name: '确认办结' }))
    await screen.findByText('办结了。')
    expect(commands().at(-1)).toMatchObject({ expectedVersion: 4, payload: { reason: '病好了' } })
    expect(commands().at(-1)?.payload.findings).toHaveLength(4)
  })
})
