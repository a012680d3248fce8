import { fireEvent, render, screen } from '@testing-library/react'
import OfficerOrder from '../../../src/officer/order/index'
import { findFilter } from '../../../src/officer/orders/filter'
import Orders from '../../../src/officer/orders/index'
import { agreement, answerFunctions, refusal } from '../../support/fake-functions'
import { asked, resetTaro } from '../../support/taro-api'
import { card, detail, ORDER_ID, TODAY } from '../order-views'

const area = '610999101001'
const progress = agreement({
  today: TODAY,
  area: { code: area, name: '石门沟村' },
  totals: { issued: 1, accepted: 0, visited: 0, closed: 4, late: 1 },
  rows: [],
  held: 0,
})
const list = (items: object[]) => agreement({ today: TODAY, items, nextCursor: null })

describe('the filter of a link', () => {
  it('is none for words that are none', () => {
    expect(findFilter({ state: 'toString' })).toBeUndefined()
    expect(findFilter({ late: 'false' })).toBeUndefined()
    expect(findFilter({ state: 'closed' })).toBe('closed')
    expect(findFilter({ late: 'true', state: 'closed' })).toBe('late')
  })
})

describe('orders of an area', () => {
  beforeEach(() => resetTaro({ area, late: 'true' }, 'officer/orders/index'))

  it('says that a place is not theirs', async () => {
    answerFunctions({ progress: refusal('permission.area'), orders: refusal('permission.area') })
    render(<Orders />)
    fireEvent.click(await screen.findByRole('button', { name: '知道了' }))
    expect(asked).toContainEqual({ api: 'redirectTo', options: { url: '/officer/progress/index' } })
  })

  it('tells an empty filter from an empty area', async () => {
    answerFunctions({ progress, orders: list([]) })
    render(<Orders />)
    expect(await screen.findByText('这里没有单子。点“全部”看看。')).toBeTruthy()
    fireEvent.click(screen.getByRole('radio', { name: '全部 5' }))
    expect(await screen.findByText('没有数据。')).toBeTruthy()
  })

  it('asks for what the link and the chips say', async () => {
    const sent = answerFunctions({ progress, orders: list([card({ late: true, daysLeft: -1 })]) })
    render(<Orders />)
    expect(await screen.findByText('超1天')).toBeTruthy()
    fireEvent.click(screen.getByRole('radio', { name: '已办结 4' }))
    await screen.findByRole('radio', { name: '已办结 4，已选中' })
    expect(sent.filter(({ event }) => event.query === 'orders').map(({ event }) => event.payload)).toEqual([
      { area, late: true },
      { area, state: 'closed' },
    ])
  })

  it('opens an order to read', async () => {
    answerFunctions({ progress, orders: list([card()]) })
    render(<Orders />)
    fireEvent.click(await screen.findByRole('button', { name: /^王桂兰/ }))
    expect(asked).toContainEqual({ api: 'navigateTo', options: { url: `/officer/order/index?orderId=${ORDER_ID}` } })
  })
})

describe('an order as an officer reads it', () => {
  beforeEach(() => resetTaro({ orderId: ORDER_ID }, 'officer/order/index'))

  it('is refused as the function says', async () => {
    answerFunctions({ order: refusal('order.unknown') })
    render(<OfficerOrder />)
    expect(await screen.findByText('没有找到这张工单。')).toBeTruthy()
  })

  it('has no button of the village', async () => {
    answerFunctions({ order: agreement(detail()) })
    render(<OfficerOrder />)
    await screen.findByText('王桂兰')
    for (const name of ['接单', '去办这张工单']) expect(screen.queryByRole('button', { name })).toBeNull()
  })

  it('leads to the work where the township does the village’s part', async () => {
    answerFunctions({ order: agreement(detail({ may: ['acceptOrder'] }, { level: 'township' })) })
    render(<OfficerOrder />)
    fireEvent.click(await screen.findByRole('button', { name: '去办这张工单' }))
    expect(asked).toContainEqual({ api: 'navigateTo', options: { url: `/cadre/order/index?orderId=${ORDER_ID}` } })
  })
})
