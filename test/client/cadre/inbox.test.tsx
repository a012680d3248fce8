import { act, fireEvent, render, screen, within } from '@testing-library/react'
import Inbox from '../../../src/cadre/inbox/index'
import type { Answer } from '../../../src/contract/operations'
import type { OrderCard } from '../../../src/contract/views'
import { agreement, answerFunctions, refusal, type Sent } from '../../support/fake-functions'
import { asked, gestures, resetTaro } from '../../support/taro-api'
import { card, me, TODAY } from '../order-views'

const counts = { issued: 2, accepted: 1, visited: 0, closed: 9, late: 1 }
const late = card({ orderId: '1', headName: '王桂兰', late: true, daysLeft: -2 })
const soon = card({ orderId: '2', headName: '李长根', daysLeft: 2, urgent: [], lamps: 1 })
const later = card({ orderId: '3', headName: '赵秀英', daysLeft: 8, reported: true, group: null })

function page(items: OrderCard[], nextCursor: string | null = null): Answer<'inbox'> {
  return { today: TODAY, counts, items, nextCursor }
}

/** The rest of the list comes behind the cursor. */
function twoPages({ cursor }: Record<string, unknown>) {
  return agreement(cursor === undefined ? page([late, soon], 'rest') : page([soon, later]))
}

const names = () =>
  screen.getAllByRole('button', { name: /预警灯/ }).map((one) => one.getAttribute('aria-label')?.split('，')[0])
/** Payloads of one question, in the order in which they were sent. */
const asking = (sent: Sent[], query: string) =>
  sent.filter(({ event }) => event.query === query).map(({ event }) => event.payload)
const happen = (gesture: keyof typeof gestures) => act(async () => gestures[gesture].forEach((one) => one()))

beforeEach(() => resetTaro({}, 'cadre/inbox/index'))

describe('inbox that cannot be shown', () => {
  it('says that there is no network, and tries again on a tap', async () => {
    const replies: Record<string, object | 'offline'> = { me: agreement(me()), inbox: 'offline' }
    answerFunctions(replies)
    render(<Inbox />)
    expect(await screen.findByText('现在没有网。您填的都在。')).toBeTruthy()
    replies.inbox = agreement(page([soon]))
    fireEvent.click(screen.getByRole('button', { name: '再试一次' }))
    expect(await screen.findByText('李长根')).toBeTruthy()
  })

  it('offers no second try to somebody without a post', async () => {
    answerFunctions({ me: refusal('permission.role'), inbox: refusal('permission.role') })
    render(<Inbox />)
    await screen.findByRole('button', { name: '知道了' })
    // One way out, and no filters of a list that is not theirs.
    expect(screen.queryByRole('button', { name: '回首页' })).toBeNull()
    expect(screen.queryByRole('radio')).toBeNull()
    fireEvent.click(screen.getByRole('button', { name: '知道了' }))
    expect(asked).toContainEqual({ api: 'reLaunch', options: { url: '/villager/home/index' } })
  })

  it('says what to do when it is empty', async () => {
    answerFunctions({ me: agreement(me()), inbox: agreement(page([])) })
    render(<Inbox />)
    expect(await screen.findByText('还没有待办。下拉可以刷新。')).toBeTruthy()
  })

  it('keeps what is there when a refresh finds no network, and says how old it is', async () => {
    const replies: Record<string, object | 'offline'> = { me: agreement(me()), inbox: agreement(page([late])) }
    answerFunctions(replies)
    render(<Inbox />)
    await screen.findByText('王桂兰')
    replies.inbox = 'offline'
    await happen('comeBack')
    expect(await screen.findByText(/^现在没有网。.*可能不是最新。$/)).toBeTruthy()
    expect(names()).toEqual(['王桂兰'])
  })
})

describe('inbox', () => {
  it('shows the badge and the cards by the clock, each with all it says as one label', async () => {
    answerFunctions({ me: agreement(me()), inbox: agreement(page([late, soon, later])) })
    render(<Inbox />)
    await screen.findByText('王桂兰')
    expect(screen.getByRole('img', { name: '超时1' })).toBeTruthy()
    expect(screen.getAllByRole('heading').map((one) => one.textContent)).toEqual(['待办', '已超时', '三天内', '以后'])
    const label = '王桂兰，一组，超2天，预警灯亮2盏，共5盏，关注，自付医疗特别大，待接单，急：医疗，11月24日前接单'
    expect(screen.getByRole('button', { name: label })).toBeTruthy()
    expect(within(screen.getByRole('button', { name: /^赵秀英/ })).getByText('群众自己报的')).toBeTruthy()
  })

  it('goes on at the end, shows nobody twice, and opens an order', async () => {
    const sent = answerFunctions({ me: agreement(me()), inbox: twoPages })
    render(<Inbox />)
    fireEvent.click(await screen.findByRole('button', { name: '加载更多' }))
    await screen.findByText('赵秀英')
    expect(names()).toEqual(['王桂兰', '李长根', '赵秀英'])
    expect(asking(sent, 'inbox')).toEqual([{}, { cursor: 'rest' }])
    expect(screen.queryByRole('button', { name: '加载更多' })).toBeNull()
    fireEvent.click(screen.getByRole('button', { name: /^李长根/ }))
    expect(asked).toContainEqual({ api: 'navigateTo', options: { url: '/cadre/order/index?orderId=2' } })
  })

  it('keeps as many pages as were open when a person comes back or pulls it down', async () => {
    const sent = answerFunctions({ me: agreement(me()), inbox: twoPages })
    render(<Inbox />)
    await screen.findByText('王桂兰')
    await happen('reachEnd')
    await screen.findByText('赵秀英')
    sent.length = 0
    await happen('pullDown')
    await act(async () => undefined)
    expect(asking(sent, 'inbox')).toHaveLength(2)
    expect(asking(sent, 'me')).toHaveLength(1)
    expect(names()).toEqual(['王桂兰', '李长根', '赵秀英'])
    expect(asked.map(({ api }) => api)).toContain('stopPullDownRefresh')
  })

  it('filters by state, with counts that stay while it asks', async () => {
    const sent = answerFunctions({
      me: agreement(me()),
      inbox: ({ state }) => agreement(page(state === 'accepted' ? [soon] : [late, soon])),
    })
    render(<Inbox />)
    await screen.findByText('王桂兰')
    expect(screen.getByRole('radio', { name: '全部 3，已选中' })).toBeTruthy()
    fireEvent.click(screen.getByRole('radio', { name: '已接单 1' }))
    expect(screen.getByRole('radio', { name: '已接单 1，已选中' })).toBeTruthy()
    await screen.findByText('李长根')
    expect(names()).toEqual(['李长根'])
    expect(asking(sent, 'inbox').at(-1)).toEqual({ state: 'accepted' })
    expect(new Set(sent.map(({ address }) => address))).toEqual(new Set(['/fn/cadre']))
  })

  it('names the village only to those who have several', async () => {
    const township = [
      { role: 'townshipOfficer' as const, roleWord: '乡镇干部', areaCode: '610999101', areaName: '石门镇' },
    ]
    answerFunctions({ me: agreement(me({ posts: township })), inbox: agreement(page([late])) })
    render(<Inbox />)
    expect(await screen.findByText('石门沟村 一组')).toBeTruthy()
  })
})
