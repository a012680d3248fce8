import { OVERTAKEN, type FaultSpec } from './fault-spec'

/** Feedback to departments. details: state, field */
export const feedbackFaults = {
  'correction.unknown': { kind: 'missing', says: '没有找到这张更正单。', next: '看现在的' },
  'correction.stale': OVERTAKEN,
  'correction.wrongState': { kind: 'conflict', says: '这张更正单{state}，不用再答复。', next: '看现在的' },
  'correction.answerMissing': { kind: 'input', says: '请写一句答复。', next: '写答复' },
} as const satisfies Record<string, FaultSpec>
