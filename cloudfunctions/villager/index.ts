import { objectFromNotice } from '../server/cases/object-from-notice'
import { openNotice } from '../server/cases/open-notice'
import { endpoint } from '../server/endpoint'
import type { Handlers } from '../server/handler'
import { myMessages } from '../server/messages/my-messages'
import { myReports } from '../server/reports/my-reports'
import { objectToResult } from '../server/reports/object-to-result'
import { openCode } from '../server/reports/open-code'
import { reportStatus } from '../server/reports/report-status'
import { submitReport } from '../server/reports/submit-report'

/** What this function serves; the demo asks the same on days gone by. */
export const villagerHandlers = {
  openCode,
  submitReport,
  reportStatus,
  myReports,
  myMessages,
  objectToResult,
  openNotice,
  objectFromNotice,
} satisfies Handlers<'villager'>

export const main = endpoint('villager', villagerHandlers)
