import { act, fireEvent, render, screen } from '@testing-library/react'
import { makeFault } from '../../../src/contract/faults'
import { FaultCard } from '../../../src/ui/fault-card'
import { Page } from '../../../src/ui/page'
import { Skeleton } from '../../../src/ui/skeleton'
import { asked as told, resetTaro } from '../../support/taro-api'

const shown = () => document.querySelector('.page')?.className.split(' ') ?? []

beforeEach(() => resetTaro())

describe('page', () => {
  test('people of a real county are not called invented', () => {
    render(
      <Page audience="villager" title="办到哪一步" area="610902">
        {null}
      </Page>,
    )
    expect(screen.queryByText(/演示数据/)).toBeNull()
  })

  test('of the demo county it says so, whatever the place in it', () => {
    render(
      <Page audience="officer" title="进度" area="610999101">
        {null}
      </Page>,
    )
    expect(screen.getByText(/演示数据/)).not.toBeNull()
    expect(screen.queryByRole('button', { name: /找人帮忙/ })).toBeNull()
  })

  test('names itself to the window and on the page', () => {
    render(
      <Page audience="villager" title="办到哪一步">
        {null}
      </Page>,
    )
    expect(told).toContainEqual({ api: 'setNavigationBarTitle', options: { title: '办到哪一步' } })
    expect(screen.getByRole('heading', { name: '办到哪一步', level: 1 })).not.toBeNull()
  })

  test('长辈版 goes through its three sizes, 对比强 on and off, and the next page remembers both', () => {
    const page = (
      <Page audience="villager" title="首页">
        {null}
      </Page>
    )
    const { unmount } = render(page)
    expect(shown()).toEqual(expect.arrayContaining(['page--villager', 'page--step-1']))
    const larger = () => screen.getByRole('button', { name: /^长辈版/ })
    fireEvent.click(larger())
    expect(shown()).toContain('page--step-2')
    fireEvent.click(larger())
    expect(shown()).toContain('page--step-3')
    expect(larger().getAttribute('aria-label')).toContain('特大')
    const contrast = () => screen.getByRole('switch', { name: /^对比强/ })
    expect(contrast().getAttribute('aria-checked')).toBe('false')
    fireEvent.click(contrast())
    expect(contrast().getAttribute('aria-checked')).toBe('true')
    unmount()

    render(page)
    expect(shown()).toEqual(expect.arrayContaining(['page--step-3', 'page--strong']))
    fireEvent.click(larger())
    fireEvent.click(contrast())
    expect(shown()).toContain('page--step-1')
    expect(shown()).not.toContain('page--strong')
  })
})

describe('fault card', () => {
  test('always has a way out', () => {
    render(<FaultCard fault={makeFault('report.unknown')} />)
    fireEvent.click(screen.getByRole('button', { name: '回首页' }))
    expect(told).toContainEqual({ api: 'reLaunch', options: { url: '/villager/home/index' } })
  })

  test('says what happened with its details, and does what its button says', () => {
    const next = jest.fn()
    render(<FaultCard fault={makeFault('order.findingMissing', { count: 2 })} onNext={next} />)
    expect(screen.getByRole('alert').textContent).toContain('还有2条依据没有核实结论。')
    fireEvent.click(screen.getByRole('button', { name: '补上' }))
    expect(next).toHaveBeenCalledTimes(1)
  })
})

test('a skeleton is not drawn in the first second', () => {
  jest.useFakeTimers()
  render(<Skeleton />)
  act(() => void jest.advanceTimersByTime(999))
  expect(screen.queryByRole('status')).toBeNull()
  act(() => void jest.advanceTimersByTime(1))
  expect(screen.getByRole('status', { name: '正在打开' })).not.toBeNull()
  jest.useRealTimers()
})
