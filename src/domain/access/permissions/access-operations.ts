/** What can be asked about accounts, and about who sees and corrects what is stored about people. */
export const ACCESS_OPERATIONS = [
  'inviteStaff',
  'revokeInvitation',
  'acceptInvitation',
  'endPost',
  'staffOf',
  'revealField',
  'accessLog',
  'dataOf',
  'correctData',
] as const
