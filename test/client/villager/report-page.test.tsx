import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react'
import ReportPage from '../../../src/villager/report/index'
import { agreement, answerFunctions, refusal } from '../../support/fake-functions'
import { asked as told, resetTaro } from '../../support/taro-api'

const CODE = '610999ABCDEFGHJKMNPQRS'
const OPENED = agreement({
  villageName: '青山镇石桥村',
  group: '三组',
  helpPhone: '0915-0000001',
})
const receipt = (change = {}) =>
  agreement({
    reportNo: '261123123456',
    kind: 'illness',
    forWhom: 'own',
    visitBy: '2026-11-26',
    urgent: false,
    ...change,
  })

type Replies = Parameters<typeof answerFunctions>[0]

function openPage(replies: Replies, parameters: Record<string, string> = { scene: CODE }) {
  resetTaro(parameters)
  return showPage(replies)
}

function showPage(replies: Replies) {
  const sent = answerFunctions(replies)
  render(<ReportPage />)
  return { commands: () => sent.filter(({ event }) => event.command !== undefined).map(({ event }) => event), sent }
}

const tile = (name: RegExp) => screen.getByRole('radio', { name })
const tap = (element: HTMLElement) => fireEvent.click(element)
const send = () => tap(screen.getByRole('button', { name: '发送' }))
const sees = (text: string | RegExp) => screen.findByText(text)

function chooseTwo(kind = /^看病/, whom = /^我家/) {
  tap(tile(kind))
  tap(tile(whom))
}

function callsTo(api: string): unknown[] {
  return told.filter((one) => one.api === api).map((one) => one.options)
}

describe('refusals', () => {
  test.each([
    ['no code', {}],
    ['a foreign code', { q: encodeURIComponent('https://example.org/menu') }],
  ])('%s: says so at once, and asks nobody', async (_, parameters) => {
    const { sent } = openPage({}, parameters)
    await sees('这个码不是户码。请扫门上的那个码。')
    expect(screen.queryByRole('button', { name: '发送' })).toBeNull()
    expect(sent).toEqual([])
    tap(screen.getByRole('button', { name: '回首页' }))
    expect(callsTo('reLaunch')).toEqual([{ url: '/villager/home/index' }])
  })

  test('a code that the county never issued', async () => {
    openPage({ openCode: refusal('code.unknown') })
    await sees('这个码不是户码。请扫门上的那个码。')
  })

  test('a revoked code: help is one tap away', async () => {
    openPage({ openCode: refusal('code.revoked') })
    await sees('这个码已经换了新的。请找村里要新码。')
    tap(screen.getByText('找人帮忙', { selector: '.big-button span' }))
    expect(callsTo('makePhoneCall')).toEqual([{ phoneNumber: '12317' }])
  })

  test('发送 before anything is chosen names what is missing, one thing at a time, and sends nothing', async () => {
    const { commands } = openPage({ openCode: OPENED })
    send()
    await sees('先点一个难处，再点发送。')
    tap(tile(/^看病/))
    expect(screen.queryByText('先点一个难处，再点发送。')).toBeNull()
    send()
    await sees('再点一下，是给谁报。')
    expect(document.activeElement?.getAttribute('aria-label')).toBe('我家')
    expect(callsTo('pageScrollTo')).toEqual([
      { selector: '#kind', duration: 0 },
      { selector: '#forWhom', duration: 0 },
    ])
    expect(commands()).toEqual([])
  })

  test('a telephone of seven digits is not sent, and may be left out', async () => {
    const { commands } = openPage({ openCode: OPENED, submitReport: receipt() })
    chooseTwo()
    tap(screen.getByRole('button', { name: /^想多说两句/ }))
    const phone = screen.getByRole('textbox', { name: /电话/ })
    fireEvent.change(phone, { target: { value: '139 0000' } })
    send()
    await sees('电话要11位数字，现在是7位。不填也行。')
    expect(commands()).toEqual([])
    fireEvent.change(phone, { target: { value: '' } })
    send()
    await sees(/编号：261123123456/)
  })

  test('without a net nothing is lost, and trying again is the same report', async () => {
    const replies: Replies = { openCode: 'offline', submitReport: 'offline' }
    const { commands } = openPage(replies)
    await sees('网还没连上，可以先点。')
    chooseTwo()
    send()
    await sees('现在没有网。您填的都在。')
    replies['submitReport'] = receipt()
    tap(screen.getByText('再试一次'))
    await sees(/编号：261123123456/)
    const [first, second, ...others] = commands()
    expect(second).toEqual(first)
    expect(others).toEqual([])
  })

  test('a report changed after it failed is another report', async () => {
    const replies: Replies = { openCode: OPENED, submitReport: 'offline' }
    const { commands } = openPage(replies)
    chooseTwo()
    send()
    await sees('现在没有网。您填的都在。')
    tap(tile(/^房子/))
    expect(screen.queryByText('现在没有网。您填的都在。')).toBeNull()
    replies['submitReport'] = receipt({ kind: 'house' })
    send()
    await sees(/编号：261123123456/)
    const [first, second] = commands()
    expect(second?.payload['kind']).toBe('house')
    expect(second?.commandId).not.toBe(first?.commandId)
  })

  test('two taps on 发送 send once', async () => {
    const { commands } = openPage({ openCode: OPENED, submitReport: 'silence' })
    chooseTwo()
    const button = screen.getByRole('button', { name: '发送' })
    tap(button)
    tap(button)
    await sees('正在发送')
    expect(commands()).toHaveLength(1)
  })
})

test('three taps, before the network has answered anything', async () => {
  const { commands } = openPage({ openCode: 'silence', submitReport: receipt() })
  chooseTwo()
  send()
  await sees(/编号：261123123456/)
  expect(commands()).toEqual([
    {
      command: 'submitReport',
      commandId: expect.stringMatching(/^[0-9a-f-]{36}$/),
      payload: { code: CODE, kind: 'illness', forWhom: 'own' },
    },
  ])
})

test('names the door and nobody behind it; no letter of another script is on the screen', async () => {
  openPage({ openCode: OPENED })
  await sees('您扫的是：青山镇石桥村三组的户码')
  expect(screen.getAllByRole('radio')).toHaveLength(10)
  tap(screen.getByRole('button', { name: /^想多说两句/ }))
  expect(document.body.textContent).not.toMatch(/[A-Za-z]/)
  expect(document.body.textContent).not.toMatch(/灯|返贫|分值/)
  expect(screen.getByText('演示数据，都是编的')).not.toBeNull()
})

test('a draft survives the death of the app, with its number', async () => {
  openPage({ openCode: OPENED, submitReport: 'offline' })
  chooseTwo(/^吃水/, /^帮别人/)
  await sees(/石桥村/)
  tap(screen.getByRole('button', { name: /^想多说两句/ }))
  fireEvent.change(screen.getByRole('textbox', { name: /什么事/ }), { target: { value: '井干了' } })
  cleanup()

  const { commands } = showPage({ openCode: OPENED, submitReport: receipt({ kind: 'water', forWhom: 'other' }) })
  expect(tile(/^吃水/).getAttribute('aria-checked')).toBe('true')
  expect(tile(/^看病/).getAttribute('aria-checked')).toBe('false')
  send()
  await sees(/编号：261123123456/)
  expect(commands()[0]?.payload).toEqual({ code: CODE, kind: 'water', forWhom: 'other', words: '井干了' })
  cleanup()

  showPage({ openCode: OPENED })
  await sees(/石桥村/)
  expect(tile(/^吃水/).getAttribute('aria-checked')).toBe('false')
})

describe('receipt', () => {
  test('for oneself: the day by which somebody comes, and the way to the status', async () => {
    openPage({ openCode: OPENED, submitReport: receipt() })
    chooseTwo()
    send()
    await sees('11月26日（周四）前，村里会有人上门或打电话。')
    expect(screen.getByText('您报的：看病（我家）')).not.toBeNull()
    expect(screen.queryByText('120')).toBeNull()
    tap(screen.getByText('看办到哪一步'))
    expect(callsTo('navigateTo')).toEqual([{ url: '/villager/status/index?county=610999&reportNo=261123123456' }])
  })

  test('where somebody may be in danger: 120, 119 and 110 first', async () => {
    openPage({ openCode: OPENED, submitReport: receipt({ kind: 'house', urgent: true }) })
    chooseTwo(/^房子/)
    send()
    await sees('人要是有危险，先打电话：')
    tap(screen.getByRole('button', { name: /^打120/ }))
    expect(callsTo('makePhoneCall')).toEqual([{ phoneNumber: '120' }])
  })

  test('for a neighbour: thanks, and nothing of that household', async () => {
    openPage({ openCode: OPENED, submitReport: receipt({ forWhom: 'other' }) })
    chooseTwo(/^看病/, /^帮别人/)
    send()
    await sees('为了保护那家人，详情只告诉他们本人。')
    expect(screen.queryByText(/11月26日/)).toBeNull()
  })

  test('再报一件 begins with an empty form and another number', async () => {
    const { commands } = openPage({ openCode: OPENED, submitReport: receipt() })
    chooseTwo()
    send()
    await sees(/编号：261123123456/)
    tap(screen.getByText('再报一件'))
    expect(tile(/^看病/).getAttribute('aria-checked')).toBe('false')
    chooseTwo(/^上学/)
    send()
    await waitFor(() => expect(commands()).toHaveLength(2))
    const [first, second] = commands()
    expect(second?.commandId).not.toBe(first?.commandId)
  })
})
