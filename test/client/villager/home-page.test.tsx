import { render, screen } from '@testing-library/react'
import { remember } from '../../../src/platform/storage'
import Home from '../../../src/villager/home/index'
import { agreement, answerFunctions } from '../../support/fake-functions'
import { asked as told, resetTaro } from '../../support/taro-api'
import { aReport } from './a-report'

const CODE = '610999ABCDEFGHJKMNPQRS'
const report = { ...aReport, kind: 'water' }

function openHome(reply: object | 'offline', known = true) {
  resetTaro()
  if (known) remember('household', { code: CODE, helpPhone: '0915-0000001' })
  const sent = answerFunctions({ myReports: reply })
  render(<Home />)
  return sent
}

test('on a new phone nobody is asked, and the page says what to do', () => {
  const sent = openHome('offline', false)
  expect(screen.getByText('扫一次户码，就能看到报过的。')).not.toBeNull()
  expect(screen.queryByText('给上次那户报')).toBeNull()
  expect(sent).toEqual([])
})

test('without a net the list can be tried again, and the rest of the page works', async () => {
  openHome('offline')
  await screen.findByText('现在没有网。您填的都在。')
  screen.getByText('给上次那户报').click()
  expect(told.filter(({ api }) => api === 'navigateTo')).toEqual([
    { api: 'navigateTo', options: { url: `/villager/report/index?code=${CODE}` } },
  ])
})

test('an empty list says what to do', async () => {
  openHome(agreement({ reports: [], helpPhone: '0915-0000001' }))
  await screen.findByText('还没有报过。扫一扫户码就能报。')
})

test('lists what was reported, rings the village, and keeps the staff’s doors small', async () => {
  openHome(agreement({ reports: [report], helpPhone: '0915-0000001' }))
  const line = await screen.findByRole('button', { name: '吃水（我家），村里收到了。' })
  line.click()
  screen.getByRole('button', { name: /^找人帮忙/ }).click()
  screen.getByRole('link', { name: '村干部入口' }).click()
  expect(told.filter(({ api }) => ['navigateTo', 'makePhoneCall'].includes(api)).map(({ options }) => options)).toEqual(
    [
      { url: '/villager/status/index?county=610999&reportNo=261123123456' },
      { phoneNumber: '0915-0000001' },
      { url: '/cadre/inbox/index' },
    ],
  )
  expect(document.body.textContent).not.toMatch(/[A-Za-z]/)
})
