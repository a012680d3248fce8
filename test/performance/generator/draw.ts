import { createRandom, type Random } from '../../../cloudfunctions/local/demo/random'

const SEED = 20260413

/**
 * Draws that belong to one thing of the city (a household, a record): the same numbers give the same draws, whatever was drawn
 * before. So nothing of the city needs to be kept in memory, and any part of it can be made again.
 */
export function drawsOf(...numbers: readonly number[]): Random {
  let state = SEED
  for (const number of numbers) {
    state = Math.imul(state ^ number, 0x9e3779b1)
    state ^= state >>> 15
    state = Math.imul(state, 0x85ebca6b) ^ (state >>> 13)
  }
  return createRandom(state)
}
