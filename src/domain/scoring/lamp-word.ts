const WORDS = ['未亮灯', '留意', '关注', '重点', '紧急'] as const

/** What so many lamps mean, for people who do not count lamps: 未亮灯 for none, 紧急 for four and more. */
export function lampWord(lamps: number): string {
  return WORDS[Math.max(0, Math.min(4, Math.floor(lamps)))] ?? '紧急'
}
