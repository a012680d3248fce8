import { lampWord } from '../domain/scoring/lamp-word'

/** Lamps a household can have; the rulebook lights one for every 20 points, up to five. */
export const LAMP_COUNT = 5

type LampLevel = 'none' | 'blue' | 'yellow' | 'orange' | 'red'
const LEVELS = ['none', 'blue', 'yellow', 'orange', 'red', 'red'] as const satisfies readonly LampLevel[]

/** Its colour; a number outside 0–5 is read as the nearest. */
export function lampLevel(lit: number): LampLevel {
  return LEVELS[within(lit)] ?? 'none'
}

/** The row of lamps as one sentence for a screen reader: 预警灯亮2盏，共5盏，关注. */
export function lampLabel(lit: number): string {
  return `预警灯亮${within(lit)}盏，共${LAMP_COUNT}盏，${lampWord(lit)}`
}

function within(lit: number): number {
  return Math.min(LAMP_COUNT, Math.max(0, Math.floor(lit)))
}
