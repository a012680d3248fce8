import type { Answer } from '../../src/contract/operations'
import { startMiniProgram } from '../support/weapp-simulator'

const me: Answer<'me'> = {
  name: '某干部',
  today: '2026-11-23',
  posts: [{ role: 'villageCadre', roleWord: '村干部', areaCode: '610999101201', areaName: '柏杨村' }],
  badge: { open: 1, dueToday: 0, late: 1 },
}
const inbox: Answer<'inbox'> = {
  today: '2026-11-23',
  counts: { issued: 1, accepted: 0, visited: 0, closed: 0, late: 1 },
  nextCursor: null,
  items: [
    {
      orderId: '00000000-0000-4000-8000-000000000001',
      orderNo: '261120000001',
      version: 1,
      householdNo: 'H004',
      headName: '赵大年',
      group: '二组',
      villageCode: '610999101201',
      villageName: '柏杨村',
      level: 'village',
      state: 'issued',
      openedOn: '2026-11-19',
      dueOn: '2026-11-20',
      late: true,
      clock: 'late',
      urges: 0,
      daysLeft: -1,
      score: 40,
      lamps: 2,
      urgent: ['教育'],
      reported: false,
      outcome: null,
      headline: '失学辍学',
    },
  ],
}

const asked: string[] = []
const open = startMiniProgram({
  cloud: {
    init: () => undefined,
    callFunction: ({ name, data }: { name: string; data: { query: string } }) => {
      asked.push(`${name}/${data.query}`)
      return Promise.resolve({ result: { ok: true, data: data.query === 'me' ? me : inbox } })
    },
  },
})

test('the compiled inbox asks the cadre function and shows what waits, and for how long', async () => {
  const page = await open('cadre/inbox/index')
  await page.shows('赵大年')
  expect(asked.sort()).toEqual(['cadre/inbox', 'cadre/me'])
  for (const words of ['柏杨村', '教育', '失学辍学', '超1天', '演示数据']) expect(page.text()).toContain(words)
})
