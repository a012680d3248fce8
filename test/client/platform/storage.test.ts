import * as z from 'zod/mini'
import { newCommandId } from '../../../src/platform/new-command-id'
import { forget, recall, remember } from '../../../src/platform/storage'
import { uuid } from '../../../src/contract/schema'
import Taro, { resetTaro } from '../../support/taro-api'

const shape = z.object({ count: z.int() })

beforeEach(() => resetTaro())

test('what was never kept, and what an older version kept otherwise, is not there', () => {
  expect(recall('draft', shape)).toBeUndefined()
  remember('draft', { count: 'three' })
  expect(recall('draft', shape)).toBeUndefined()
})

test('a full phone loses the memory and nothing else', () => {
  const full = jest.spyOn(Taro, 'setStorageSync').mockImplementation(() => {
    throw new Error('exceed storage max size')
  })
  expect(() => remember('draft', { count: 3 })).not.toThrow()
  full.mockRestore()
  expect(recall('draft', shape)).toBeUndefined()
})

test('what was kept comes back until it is forgotten', () => {
  remember('draft', { count: 3 })
  expect(recall('draft', shape)).toEqual({ count: 3 })
  forget('draft')
  expect(recall('draft', shape)).toBeUndefined()
})

test('command ids are UUIDs as the contract wants them, and do not repeat', () => {
  const ids = Array.from({ length: 1000 }, newCommandId)
  expect(ids.filter((id) => !z.safeParse(uuid, id).success)).toEqual([])
  expect(new Set(ids).size).toBe(1000)
})
