/** Sizes of type and targets are multiplied by one of these: 长辈版. */
export const FONT_STEPS = [1, 1.25, 1.5] as const
export type FontStep = (typeof FONT_STEPS)[number]

/** What WeChat tells of its own type size; which fields are there depends on its version. */
export interface SystemFont {
  readonly factor?: number
  /** Pixels. */
  readonly setting?: number
  readonly ios?: boolean
}

// WeChat's own normal size in pixels, and the factors of its slider.
const NORMAL_SIZE = { ios: 17, android: 16 }
const LARGE_FROM = 1.12
const CARE_MODE_FROM = 1.4

/** The step that follows the size a person chose in WeChat; 1 where nothing is told. */
export function fontStepOf({ factor, setting, ios }: SystemFont): FontStep {
  const told = factor ?? (setting === undefined ? 1 : setting / (ios === true ? NORMAL_SIZE.ios : NORMAL_SIZE.android))
  if (told >= CARE_MODE_FROM) return 1.5
  return told >= LARGE_FROM ? 1.25 : 1
}

export function nextFontStep(step: FontStep): FontStep {
  return FONT_STEPS[(FONT_STEPS.indexOf(step) + 1) % FONT_STEPS.length] ?? 1
}
