import { fireEvent, render, screen, within } from '@testing-library/react'
import Progress from '../../../src/officer/progress/index'
import type { Counts } from '../../../src/contract/views'
import { findingLine } from '../../../src/officer/progress/finding-line'
import { agreement, answerFunctions, refusal } from '../../support/fake-functions'
import { asked, resetTaro } from '../../support/taro-api'
import { TODAY } from '../order-views'

const NONE: Counts = { issued: 0, accepted: 0, visited: 0, closed: 0, late: 0 }
const SOME: Counts = { issued: 3, accepted: 5, visited: 2, closed: 40, late: 1 }
const townships = [
  { code: '610999101', name: '石门镇', counts: SOME },
  { code: '610999102', name: '清溪镇', counts: NONE },
]

function progress(changes: object = {}) {
  return agreement({
    today: TODAY,
    area: { code: '610999', name: '演示县' },
    totals: SOME,
    rows: townships,
    held: 0,
    ...changes,
  })
}
const opened = () => asked.filter(({ api }) => api === 'navigateTo').map(({ options }) => options)

beforeEach(() => resetTaro({}, 'officer/progress/index'))

describe('progress that cannot be shown', () => {
  it('says so of a place outside the area, and leads away', async () => {
    answerFunctions({ progress: refusal('permission.area') })
    render(<Progress />)
    expect(await screen.findByText('您的账号看不到这个地方。需要时找县里开通。')).toBeTruthy()
    fireEvent.click(screen.getByRole('button', { name: '知道了' }))
    expect(asked.map(({ api }) => api)).toContain('reLaunch')
  })

  it('says 没有数据 of a county without townships, and of a township without orders', async () => {
    answerFunctions({ progress: progress({ rows: [] }) })
    render(<Progress />)
    expect(await screen.findByText('没有数据。')).toBeTruthy()
  })
})

describe('progress', () => {
  it('asks for the area of the address, of the officer’s own function', async () => {
    resetTaro({ area: '610999101' }, 'officer/progress/index')
    const sent = answerFunctions({ progress: progress() })
    render(<Progress />)
    await screen.findByText('石门镇')
    expect(sent[0]).toMatchObject({ address: '/fn/officer', event: { payload: { area: '610999101' } } })
  })

  it('gives four figures, each with the list behind it', async () => {
    answerFunctions({ progress: progress() })
    render(<Progress />)
    for (const name of ['待接单3，看单子', '已接单5，看单子', '已入户2，看单子', '超时1，看单子']) {
      fireEvent.click(await screen.findByRole('button', { name }))
    }
    expect(opened()).toEqual([
      { url: '/officer/orders/index?area=610999&state=issued' },
      { url: '/officer/orders/index?area=610999&state=accepted' },
      { url: '/officer/orders/index?area=610999&state=visited' },
      { url: '/officer/orders/index?area=610999&late=true' },
    ])
  })

  it('shows the areas as they come, each bar in words, and goes down a level', async () => {
    answerFunctions({ progress: progress() })
    render(<Progress />)
    await screen.findByText('有1件超时，在1个乡镇')
    const bars = screen.getAllByRole('button', { name: /点开看$/ }).map((one) => one.getAttribute('aria-label'))
    expect(bars).toEqual(['石门镇：待接单3，已接单5，已入户2，已办结40，超时1，点开看', '清溪镇：没有数据，点开看'])
    fireEvent.click(screen.getByText('清溪镇'))
    expect(opened()).toEqual([{ url: '/officer/progress/index?area=610999102' }])
  })

  it('goes from a village to its list', async () => {
    const rows = [{ code: '610999101001', name: '石门沟村', counts: SOME }]
    answerFunctions({ progress: progress({ area: { code: '610999101', name: '石门镇' }, rows }) })
    render(<Progress />)
    fireEvent.click(await screen.findByText('石门沟村'))
    expect(opened()).toEqual([{ url: '/officer/orders/index?area=610999101001' }])
  })

  it('gives the same numbers as a table', async () => {
    answerFunctions({ progress: progress() })
    render(<Progress />)
    fireEvent.click(await screen.findByRole('button', { name: '看表格' }))
    const table = within(screen.getByRole('table', { name: '有1件超时，在1个乡镇' }))
    const rows = table.getAllByRole('row').map((row) => [...row.children].map((cell) => cell.textContent))
    expect(rows).toEqual([
      ['乡镇', '待接单', '已接单', '已入户', '已办结', '超时'],
      ['石门镇', '3', '5', '2', '40', '1'],
      ['清溪镇', '0', '0', '0', '0', '0'],
    ])
    expect(table.getAllByRole('rowheader')).toHaveLength(2)
  })
})

describe('the line over the bars', () => {
  it('counts orders and areas, and names none', () => {
    expect(findingLine([{ counts: NONE }], '村')).toBe('没有超时的工单')
    expect(findingLine([{ counts: SOME }, { counts: NONE }, { counts: { ...SOME, late: 3 } }], '村')).toBe(
      '有4件超时，在2个村',
    )
  })
})
