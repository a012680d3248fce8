import { operations } from '../../src/contract/operations'
import * as z from 'zod/mini'
import { startMiniProgram } from '../support/weapp-simulator'

const CODE = '610999ABCDEFGHJKMNPQRS'

interface Call {
  readonly name: string
  readonly data: Record<string, unknown>
}

const calls: Call[] = []
const answers: Record<string, unknown> = {
  openCode: { villageName: '柏杨村', group: '二组', helpPhone: '0915-0000000' },
  submitReport: { reportNo: '261123123456', kind: 'school', forWhom: 'own', visitBy: '2026-11-25', urgent: false },
}

const open = startMiniProgram({
  cloud: {
    init: () => undefined,
    callFunction: ({ name, data }: Call) => {
      calls.push({ name, data })
      const data_ = answers[String(data['query'] ?? data['command'])]
      return Promise.resolve({ result: { ok: true, data: data_ } })
    },
  },
})

test('the compiled report page sends a report in three taps, and shows its number', async () => {
  const page = await open('villager/report/index', { scene: CODE })
  await page.shows('柏杨村二组')
  await page.tap('上学')
  await page.tap('我家')
  await page.tap('发送')
  await page.shows('261123123456')

  const [asked, sent, ...others] = calls
  expect(asked).toEqual({ name: 'villager', data: { query: 'openCode', payload: { code: CODE } } })
  expect(sent?.name).toBe('villager')
  expect(sent?.data).toEqual({
    command: 'submitReport',
    commandId: expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}$/),
    payload: { code: CODE, kind: 'school', forWhom: 'own' },
  })
  expect(z.safeParse(operations.submitReport.payload, sent?.data['payload']).success).toBe(true)
  expect(others).toEqual([])
})
