/** Lamps a household can have; the rulebook lights one for every 20 points, up to five. */
export const LAMP_COUNT = 5

const WORDS = ['未亮灯', '留意', '关注', '重点', '紧急', '紧急'] as const
export type LampLevel = 'none' | 'blue' | 'yellow' | 'orange' | 'red'
const LEVELS = ['none', 'blue', 'yellow', 'orange', 'red', 'red'] as const satisfies readonly LampLevel[]

/** The word that goes with a number of lit lamps; a number outside 0–5 is read as the nearest. */
export function lampWord(lit: number): string {
  return WORDS[within(lit)] ?? WORDS[0]
}

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
