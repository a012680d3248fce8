import { ask, tell } from '../../../src/platform/call'
import { resetTaro } from '../../support/taro-api'
import { agreement, answerFunctions, refusal } from '../../support/fake-functions'

const CODE = '610999ABCDEFGHJKMNPQRS'
const COMMAND_ID = '11111111-1111-4111-8111-111111111111'
const opened = { villageName: '石桥村', group: null, helpPhone: '0915-1' }

beforeEach(() => {
  resetTaro()
  sessionStorage.clear()
  history.replaceState(null, '', '/')
})

describe('what goes wrong on the way', () => {
  test.each([
    ['offline', 'network.offline'],
    ['gateway page', 'server.busy'],
  ] as const)('%s is the fault %s', async (reply, code) => {
    answerFunctions({ openCode: reply })
    expect(await ask('openCode', { code: CODE })).toMatchObject({ ok: false, fault: { code, kind: 'unavailable' } })
  })

  const undo = () => tell('undoImport', { county: '610999', batch: COMMAND_ID }, { commandId: COMMAND_ID })
  test.each([
    ['openCode', 10_000, () => ask('openCode', { code: CODE })],
    ['undoImport, which takes long,', 65_000, undo],
  ])('no answer to %s within %d ms is a timeout', async (_, longest, request) => {
    jest.useFakeTimers()
    answerFunctions({ openCode: 'silence', undoImport: 'silence' })
    const asking = request()
    jest.advanceTimersByTime(longest - 1)
    const early = await Promise.race([asking, Promise.resolve('still waiting')])
    jest.advanceTimersByTime(1)
    jest.useRealTimers()
    expect(early).toBe('still waiting')
    expect(await asking).toMatchObject({ ok: false, fault: { code: 'network.timeout' } })
  })

  test.each([
    ['another shape', agreement({ villageName: 5 })],
    ['no envelope', { villageName: '石桥村' }],
    ['a fault nobody knows', refusal('no.suchFault')],
    ['nothing', {}],
  ])('an answer of %s is our fault, not the person’s', async (_, reply) => {
    answerFunctions({ openCode: reply })
    expect(await ask('openCode', { code: CODE })).toMatchObject({ ok: false, fault: { code: 'internal' } })
  })
})

test('a refusal of the function arrives with its details, its kind from our own catalogue', async () => {
  answerFunctions({ openCode: refusal('code.revoked', { field: 'code' }) })
  expect(await ask('openCode', { code: CODE })).toEqual({
    ok: false,
    fault: { code: 'code.revoked', kind: 'missing', details: { field: 'code' } },
  })
})

test('a query reaches its function, with the identity of the link and nothing else', async () => {
  history.replaceState(null, '', '/#/villager/report/index?as=villager-1')
  const sent = answerFunctions({ openCode: agreement(opened) })
  expect(await ask('openCode', { code: CODE })).toEqual({ ok: true, data: opened })
  expect(sent).toEqual([
    {
      address: '/fn/villager',
      headers: { 'content-type': 'application/json', 'x-wudeng-openid': 'villager-1' },
      event: { query: 'openCode', payload: { code: CODE } },
    },
  ])
})

test('a command carries its id and the version that was seen', async () => {
  const sent = answerFunctions({ acceptOrder: 'offline' })
  await tell('acceptOrder', { orderId: COMMAND_ID }, { commandId: COMMAND_ID, expectedVersion: 3 })
  expect(sent.map(({ address, event }) => ({ address, event }))).toEqual([
    {
      address: '/fn/cadre',
      event: {
        command: 'acceptOrder',
        payload: { orderId: COMMAND_ID },
        commandId: COMMAND_ID,
        expectedVersion: 3,
      },
    },
  ])
})
