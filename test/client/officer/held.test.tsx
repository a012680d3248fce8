import { act, fireEvent, render, screen } from '@testing-library/react'
import type { Answer } from '../../../src/contract/operations'
import type { HeldCause } from '../../../src/contract/views'
import { causeTitle, shareWords, type HeldBatch } from '../../../src/officer/held/cause-words'
import Held from '../../../src/officer/held/index'
import Progress from '../../../src/officer/progress/index'
import { agreement, answerFunctions, refusal } from '../../support/fake-functions'
import { asked, gestures, resetTaro } from '../../support/taro-api'
import { TODAY } from '../order-views'

const BAD = '00000000-0000-4000-8000-00000000bad0'
const delivery: HeldBatch = {
  ...{ kind: 'batch', batch: BAD, feedName: '医疗费用结算', department: '医保局', receivedOn: '2026-11-20' },
  ...{ rows: 1200, accepted: 60, rules: ['失学辍学', '自付医疗大'], undone: false },
}
const batch: HeldCause = {
  cause: `batch:${BAD}`,
  from: delivery,
  households: 60,
  since: '2026-11-21',
  townships: [
    { code: '610999101', name: '石门镇', households: 58, samples: ['H001', 'H002', 'H003'] },
    { code: '610999102', name: '清溪镇', households: 2, samples: ['H101', 'H102'] },
  ],
}
const rule: HeldCause = {
  ...batch,
  cause: 'rule:R06',
  from: { kind: 'rule', name: '自付医疗大', department: '医保局', means: '12个月自付1万元以上' },
  households: 31,
}

function held(causes: readonly HeldCause[], changes: Partial<Answer<'heldOrders'>> = {}) {
  const county = { code: '610999', name: '演示县' }
  return agreement({ today: TODAY, county, households: 600, held: 60, causes, ...changes })
}
const texts = () => document.body.textContent ?? ''
const tap = (name: string | RegExp) => fireEvent.click(screen.getByRole('button', { name }))

beforeEach(() => resetTaro({ county: '610999' }, 'officer/held/index'))

describe('what cannot be shown', () => {
  it('is refused to whom it is none of their business, with a way out', async () => {
    answerFunctions({ heldOrders: refusal('permission.role') })
    render(<Held />)
    expect(await screen.findByText(/您的身份不能办这件事/)).toBeTruthy()
    fireEvent.click(screen.getByRole('button', { name: '知道了' }))
    expect(asked).toContainEqual({ api: 'redirectTo', options: { url: '/officer/progress/index' } })
  })

  it('is asked for again when the network is back', async () => {
    const replies: Record<string, 'offline' | object> = { heldOrders: 'offline' }
    answerFunctions(replies)
    render(<Held />)
    await screen.findByText(/现在没有网/)
    replies['heldOrders'] = held([batch])
    tap('再试一次')
    expect(await screen.findByText(/医疗费用结算/)).toBeTruthy()
  })

  it('stays as it was, and says that it is old, when asking again fails', async () => {
    const replies: Record<string, 'offline' | object> = { heldOrders: held([batch]) }
    answerFunctions(replies)
    render(<Held />)
    await screen.findByText(/医疗费用结算/)
    replies['heldOrders'] = 'offline'
    act(() => gestures.pullDown.forEach((pull) => pull()))
    expect(await screen.findByText(/看到的可能不是最新/)).toBeTruthy()
    expect(screen.getByText(/医疗费用结算/)).toBeTruthy()
  })
})

it('says that nothing waits, and leads back', async () => {
  answerFunctions({ heldOrders: held([], { held: 0 }) })
  render(<Held />)
  expect(await screen.findByText('没有等放行的工单。')).toBeTruthy()
  tap('看进度')
  expect(asked).toContainEqual({ api: 'redirectTo', options: { url: '/officer/progress/index' } })
})

it('tells of a delivery: which, how many, since when, where, whom to ask', async () => {
  const sent = answerFunctions({ heldOrders: held([batch]) })
  render(<Held />)
  expect(await screen.findByRole('heading', { name: '数据：医疗费用结算（11月20日送来）', level: 2 })).toBeTruthy()
  expect(sent[0]?.event.payload).toEqual({ county: '610999' })
  for (const words of [
    '有60张工单等待放行。',
    '60户因为它要开工单，占全县10%。',
    '11月21日起在等。',
    '点亮的指标：失学辍学、自付医疗大',
    '文件有1200行，其中60行有新内容。',
    '石门镇 58户',
    '户编号 H001、H002、H003 等',
    '户编号 H101、H102',
    '再问医保局',
  ]) {
    expect(texts()).toContain(words)
  }
  expect(texts()).not.toContain('H102 等')
  expect(texts()).not.toContain('一户可能在几条里')
})

it('tells of a rule by its words, and that a household may stand in two places', async () => {
  answerFunctions({ heldOrders: held([batch, rule]) })
  render(<Held />)
  expect(await screen.findByRole('heading', { name: '指标：自付医疗大', level: 2 })).toBeTruthy()
  expect(texts()).toContain('12个月自付1万元以上')
  expect(texts()).toContain('一户可能在几条里')
})

it('offers nothing to do about a delivery that was taken back', async () => {
  answerFunctions({ heldOrders: held([{ ...batch, from: { ...delivery, undone: true } }]) })
  render(<Held />)
  expect(await screen.findByText(/这批数据已经撤销/)).toBeTruthy()
  expect(screen.queryByRole('button', { name: /^(放行|撤销)/ })).toBeNull()
})

describe('taking a delivery back', () => {
  const later: HeldBatch = { ...delivery, batch: BAD.replace('bad0', 'bad1'), receivedOn: '2026-11-22' }
  const button = '撤销这一批，数据：医疗费用结算（11月20日送来）'

  /** The page with these causes, as far as the button that takes the delivery back. */
  async function undo(causes: readonly HeldCause[], undoImport: 'offline' | object) {
    const replies = { heldOrders: held(causes), undoImport }
    const sent = answerFunctions(replies)
    render(<Held />)
    fireEvent.click(await screen.findByRole('button', { name: button }))
    return { replies, told: () => sent.flatMap(({ event }) => (event.command === 'undoImport' ? [event] : [])) }
  }

  it('is not offered for a rule', async () => {
    answerFunctions({ heldOrders: held([rule]) })
    render(<Held />)
    await screen.findByRole('button', { name: /^放行31户/ })
    expect(screen.queryByRole('button', { name: /^撤销/ })).toBeNull()
  })

  it('needs a second press, and can be left', async () => {
    const { told } = await undo([batch], agreement({}))
    expect(texts()).toContain('撤销以后要用，得重新导入。')
    expect(texts()).toContain('有新内容的60行都不算了。')
    tap('先不撤销')
    expect(await screen.findByText(/户因为它要开工单/)).toBeTruthy()
    expect(told()).toEqual([])
  })

  it.each(['batch.undone', 'batch.peopleLeft', 'batch.inUse', 'permission.area'])(
    'refused with %s, leads back to what is held now',
    async (code) => {
      const { replies } = await undo([batch], refusal(code))
      tap('确认撤销')
      const card = await screen.findByRole('alert')
      expect(card.textContent).toContain('知道了')
      replies.heldOrders = held([], { held: 0 })
      tap('知道了')
      expect(await screen.findByText('没有等放行的工单。')).toBeTruthy()
    },
  )

  it('whose place a later one has taken, leads to that one', async () => {
    const refused = refusal('batch.changedSince', { batch: later.batch, day: '2026-11-22', feed: '医疗费用结算' })
    const { replies, told } = await undo([batch, { ...batch, cause: `batch:${later.batch}`, from: later }], refused)
    tap('确认撤销')
    await screen.findByText('2026-11-22的“医疗费用结算”改过同样的数据。请先撤销那一批。')
    tap('先撤销那一批')
    expect(screen.getByRole('heading', { name: '数据：医疗费用结算（11月22日送来）' })).toBeTruthy()
    replies.undoImport = agreement({ batch: later.batch, feed: 'medical', removed: 0, restored: 60, dirty: 60 })
    tap('确认撤销')
    expect(await screen.findByText('撤销了，去掉0行，恢复60行。今晚重算。')).toBeTruthy()
    expect(told().map(({ payload }) => payload)).toEqual([
      { county: '610999', batch: BAD },
      { county: '610999', batch: later.batch },
    ])
    expect(new Set(told().map(({ commandId }) => commandId)).size).toBe(2)
  })

  it('whose place one has taken that holds nothing, promises no way to that one', async () => {
    await undo([batch], refusal('batch.changedSince', { batch: later.batch, day: '2026-11-22', feed: '医疗费用结算' }))
    tap('确认撤销')
    await screen.findByText('2026-11-22的“医疗费用结算”改过同样的数据。请先撤销那一批。')
    expect(screen.queryByRole('button', { name: '先撤销那一批' })).toBeNull()
    tap('先不撤销')
    expect(await screen.findByText(/户因为它要开工单/)).toBeTruthy()
  })

  it('a failed try is repeated under the same id, and what came of it is said', async () => {
    const { replies, told } = await undo([batch], 'offline')
    tap('确认撤销')
    await screen.findByText(/现在没有网/)
    replies.undoImport = agreement({ batch: BAD, feed: 'medical', removed: 58, restored: 2, dirty: 60 })
    replies.heldOrders = held([{ ...batch, from: { ...delivery, undone: true } }])
    tap('再试一次')
    expect(await screen.findByText('撤销了，去掉58行，恢复2行。今晚重算。')).toBeTruthy()
    expect(await screen.findByText(/这批数据已经撤销/)).toBeTruthy()
    expect(told()).toHaveLength(2)
    expect(new Set(told().map(({ commandId }) => commandId)).size).toBe(1)
  })
})

describe('releasing', () => {
  it('needs a second press, and can be left', async () => {
    const sent = answerFunctions({ heldOrders: held([batch]) })
    render(<Held />)
    await screen.findByText(/医疗费用结算/)
    tap('放行60户，数据：医疗费用结算（11月20日送来）')
    expect(texts()).toContain('放行以后不能收回。')
    expect(texts()).toContain('60张工单马上发到2个乡镇的村里。')
    tap('先不放行')
    expect(await screen.findByText(/户因为它要开工单/)).toBeTruthy()
    expect(sent.some(({ event }) => event.command !== undefined)).toBe(false)
  })

  it('a failed try is repeated under the same id, and what was opened is said', async () => {
    const replies: Record<string, 'offline' | object> = { heldOrders: held([batch]), releaseHeld: 'offline' }
    const sent = answerFunctions(replies)
    render(<Held />)
    await screen.findByText(/医疗费用结算/)
    tap(/^放行60户/)
    tap('确认放行')
    expect(await screen.findByText(/现在没有网/)).toBeTruthy()
    replies['releaseHeld'] = agreement({ opened: 60 })
    replies['heldOrders'] = held([], { held: 0 })
    tap('再试一次')
    expect(await screen.findByText('放行了，开出60张工单。')).toBeTruthy()
    expect(await screen.findByText('没有等放行的工单。')).toBeTruthy()
    const told = sent.filter(({ event }) => event.command === 'releaseHeld').map(({ event }) => event)
    expect(told.map(({ payload }) => payload)).toEqual(
      Array.from({ length: 2 }, () => ({ county: '610999', cause: batch.cause })),
    )
    expect(new Set(told.map(({ commandId }) => commandId)).size).toBe(1)
  })

  it('says that it may take a while, as long as nothing has come back', async () => {
    answerFunctions({ heldOrders: held([batch]) })
    render(<Held />)
    await screen.findByText(/医疗费用结算/)
    tap(/^放行60户/)
    expect(screen.queryByRole('status')).toBeNull()
    tap('确认放行')
    expect(screen.getByRole('status').textContent).toBe('数据多时要等一会儿。请不要离开这一页。')
  })

  it('says so when somebody else was faster', async () => {
    const replies = { heldOrders: held([batch]), releaseHeld: agreement({ opened: 0 }) }
    answerFunctions(replies)
    render(<Held />)
    await screen.findByText(/医疗费用结算/)
    tap(/^放行60户/)
    replies.heldOrders = held([], { held: 0 })
    tap('确认放行')
    expect(await screen.findByText('这一条别人已经放行了。')).toBeTruthy()
    expect(await screen.findByText('没有等放行的工单。')).toBeTruthy()
  })

  it('a refusal leads back to the list', async () => {
    answerFunctions({ heldOrders: held([batch]), releaseHeld: refusal('permission.area') })
    render(<Held />)
    await screen.findByText(/医疗费用结算/)
    tap(/^放行60户/)
    tap('确认放行')
    await screen.findByText(/您的账号看不到这个地方/)
    tap('知道了')
    expect(await screen.findByText(/户因为它要开工单/)).toBeTruthy()
  })
})

describe('the line on the progress page', () => {
  const counts = { issued: 0, accepted: 0, visited: 0, closed: 0, late: 0 }
  const progress = (waiting: number) =>
    agreement({ today: TODAY, area: { code: '610999', name: '演示县' }, totals: counts, rows: [], held: waiting })

  it('is not there when nothing waits', async () => {
    answerFunctions({ progress: progress(0) })
    render(<Progress />)
    await screen.findByText('没有数据。')
    expect(texts()).not.toContain('等待放行')
  })

  it('says how many wait, and opens the list', async () => {
    answerFunctions({ progress: progress(60) })
    render(<Progress />)
    fireEvent.click(await screen.findByRole('button', { name: '有60张工单等待放行' }))
    expect(asked).toContainEqual({ api: 'navigateTo', options: { url: '/officer/held/index?county=610999' } })
  })
})

test('titles and shares in words', () => {
  expect(causeTitle(rule.from)).toBe('指标：自付医疗大')
  expect([shareWords(60, 600), shareWords(1, 600)]).toEqual(['占全县10%', '占全县不到1%'])
})
