import { render, screen, waitFor } from '@testing-library/react'
import StatusPage from '../../../src/villager/status/index'
import { agreement, answerFunctions, refusal } from '../../support/fake-functions'
import { resetTaro } from '../../support/taro-api'
import { aReport } from './a-report'

function openStatus(reply: object | 'offline', reportNo = aReport.reportNo) {
  resetTaro({ county: '610999', reportNo })
  const sent = answerFunctions({ reportStatus: reply })
  render(<StatusPage />)
  return sent
}

test('an address that was cut: nothing is asked, and nobody reads the name of a field', async () => {
  const sent = openStatus('offline', '2611')
  await screen.findByText('没有找到这一条。只有报的人自己能看。')
  expect(sent).toEqual([])
})

test('somebody else’s report: one way out', async () => {
  openStatus(refusal('report.unknown'))
  await screen.findByText('没有找到这一条。只有报的人自己能看。')
  expect(screen.queryByText('回到首页')).toBeNull()
  expect(screen.getByRole('button', { name: '回首页' })).not.toBeNull()
})

test('without a net it can be tried again', async () => {
  const sent = openStatus('offline')
  const again = await screen.findByText('再试一次')
  again.click()
  await waitFor(() => expect(sent).toHaveLength(2))
  await screen.findByText('再试一次')
})

test('shows where it stands, what comes next and when, in Chinese only', async () => {
  const sent = openStatus(agreement({ ...aReport, state: 'accepted', acceptedBy: '王小明' }))
  await screen.findByText('有人接手了：王同志。')
  expect(screen.getByText('11月25日（周三）前上门看。')).not.toBeNull()
  expect(screen.getByRole('img', { name: '一共4步，到了第2步：有人接手' })).not.toBeNull()
  expect(document.body.textContent).not.toMatch(/[A-Za-z]|小明/)
  expect(sent[0]?.event).toEqual({ query: 'reportStatus', payload: { county: '610999', reportNo: '261123123456' } })
})

test('for a neighbour there are no steps to read', async () => {
  openStatus(agreement({ ...aReport, forWhom: 'other' }))
  await screen.findByText('为了保护那家人，详情只告诉他们本人。')
  expect(screen.queryByRole('img', { name: /一共4步/ })).toBeNull()
})
