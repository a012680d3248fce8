/** Shares of the real system's size that are measured. */
export const SCALES: readonly number[] = [0.02, 0.1, 1]

/** How often a step is measured: five times, and once where a single run takes hours; nights three times there. */
export function repeatsAt(scale: number, once: boolean, kind: 'night' | 'other' = 'other'): number {
  if (once) return 1
  if (scale < 1) return 5
  return kind === 'night' ? 3 : 1
}
