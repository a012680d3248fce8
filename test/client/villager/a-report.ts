import type { ReportStatusView } from '../../../src/contract/views'

/** An illness at home, three days old, that nobody has taken yet. */
export const aReport: ReportStatusView = {
  reportNo: '261123123456',
  kind: 'illness',
  forWhom: 'own',
  reportedOn: '2026-11-20',
  state: 'issued',
  late: false,
  nextBy: '2026-11-25',
  acceptedBy: null,
  outcome: null,
  reason: null,
  identification: null,
  mayObject: false,
  objection: null,
}
