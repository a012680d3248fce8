/** What can be asked about cases. */
export const CASE_OPERATIONS = [
  'cases',
  'case',
  'proposeClearance',
  'authoriseCase',
  'compareCase',
  'checkClearance',
  'holdAssembly',
  'postNotice',
  'objectToNotice',
  'answerObjection',
  'reviewCase',
  'approveCase',
  'announceCase',
  'helpFirst',
  'sendBackCase',
  'declineCase',
] as const
