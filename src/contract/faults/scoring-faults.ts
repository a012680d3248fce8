import type { FaultSpec } from './fault-spec'

/** Nights and their days. */
export const scoringFaults = {
  // Scoring
  'score.earlierThanLast': {
    kind: 'input',
    says: '{date}以后的日子已经算过，不能往回算。要重算全部请加 --full。',
    next: '改日期',
  },
  'day.invalid': { kind: 'input', says: '日期不对：{date}。', next: '改日期' },
} as const satisfies Record<string, FaultSpec>
