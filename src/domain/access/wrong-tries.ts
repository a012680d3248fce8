import type { AccountPolicy } from './account-policy'

/** Wrong tries in a row. */
export interface WrongTries {
  readonly count: number
  /** Whole minutes since the last of them. */
  readonly minutesSince: number
}

/**
 * Minutes until the next try is looked at, 0 for now. The wait doubles with each wrong try beyond the free ones, so that who
 * slipped hardly waits and who guesses gets nowhere.
 */
export function minutesToWait({ count, minutesSince }: WrongTries, policy: AccountPolicy): number {
  if (count < policy.freeTries) return 0
  const doubled = policy.firstWaitMinutes * 2 ** Math.min(count - policy.freeTries, 20)
  return Math.max(0, Math.min(doubled, policy.longestWaitMinutes) - minutesSince)
}
