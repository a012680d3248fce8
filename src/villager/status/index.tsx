import * as z from 'zod/mini'
import { makeFault } from '../../contract/faults'
import { operations } from '../../contract/operations'
import { openPage, useQuery } from '../../platform/navigation'
import { useAsk } from '../../platform/use-ask'
import { BigButton } from '../../ui/big-button'
import { FaultCard } from '../../ui/fault-card'
import { Page } from '../../ui/page'
import { Skeleton } from '../../ui/skeleton'
import { recallHousehold } from '../household'
import { MyReportsLink } from '../my-reports-link'
import { ReportStatus } from './report-status'

/** What became of one report; opens only for whoever sent it. */
export default function StatusPage() {
  const { county, reportNo } = useQuery()
  // An address that was cut or mistyped is that of no report.
  const wanted = z.safeParse(operations.reportStatus.payload, { county, reportNo }).data
  const household = recallHousehold()
  const asked = useAsk('reportStatus', wanted)
  const fault = wanted === undefined ? makeFault('report.unknown') : asked.fault
  const again = household !== undefined && (
    <BigButton kind="second" onTap={() => openPage('villager/report/index', { code: household.code })}>
      再报一件
    </BigButton>
  )
  return (
    <Page
      audience="villager"
      title="办到哪一步"
      area={county}
      helpPhone={household?.helpPhone}
      bottom={again || undefined}
    >
      {asked.data === undefined && fault === undefined && <Skeleton lines={3} />}
      {asked.data === undefined && fault !== undefined && (
        <FaultCard fault={fault} onNext={fault.code === 'report.unknown' ? undefined : asked.reload} />
      )}
      {asked.state === 'ready' && <ReportStatus report={asked.data} />}
      <MyReportsLink />
    </Page>
  )
}
