import {
  decideAnswer,
  decideObject,
  OBJECTION_STATES,
  OBJECTION_TRANSITIONS,
} from '../../../src/domain/order/result-objection'
import { cadre, contextOf, MONDAY, TOWNSHIP_OFFICER } from './an-order'

const VILLAGE = '610999101001'

describe('objecting', () => {
  const object = ({
    forWhom = 'own' as 'own' | 'other',
    state = 'closed' as 'closed' | 'visited',
    objected = false,
    words = '没来过',
  }) => decideObject({ forWhom, order: { state }, objected }, words, contextOf(MONDAY))

  test.each([
    ['for a neighbour', object({ forWhom: 'other' }), 'objection.notOwn'],
    ['before there is a result', object({ state: 'visited' }), 'objection.notClosed'],
    ['twice to one result', object({ objected: true }), 'objection.already'],
    ['without a word', object({ words: '  ' }), 'objection.wordsMissing'],
  ])('%s is refused', (_, result, code) => expect(result).toMatchObject({ refusal: { code } }))

  test('starts the township’s clock', () => {
    expect(object({})).toEqual({ ok: true, value: { dueOn: '2026-11-30' } })
  })
})

describe('answering', () => {
  const answer = (state: (typeof OBJECTION_STATES)[number], actor = TOWNSHIP_OFFICER, reason = '复核过') =>
    decideAnswer({ state, villageCode: VILLAGE }, reason, actor)

  test.each([
    ['by the village', answer('open', cadre()), 'permission.area'],
    [
      'by another township',
      answer('open', { ...TOWNSHIP_OFFICER, posts: [{ role: 'townshipOfficer', areaCode: '610999102' }] }),
      'permission.area',
    ],
    ['without a reason', answer('open', TOWNSHIP_OFFICER, ' '), 'objection.wordsMissing'],
    ['what is answered', answer('dismissed'), 'objection.answered'],
    ['what the reopened order has answered', answer('upheld'), 'objection.answered'],
  ])('%s is refused', (_, result, code) => expect(result).toMatchObject({ refusal: { code } }))

  test('keeps the result', () => expect(answer('open')).toEqual({ ok: true, value: 'dismissed' }))
})

test('an answered objection stays as it was answered', () => {
  for (const state of OBJECTION_STATES.filter((one) => one !== 'open'))
    expect(Object.values(OBJECTION_TRANSITIONS[state])).toEqual([null, null])
})
