import { useQuery, openPage } from '../../platform/navigation'
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
  const { county = '', reportNo = '' } = useQuery()
  const household = recallHousehold()
  const asked = useAsk('reportStatus', { county, reportNo })
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
      {asked.state === 'loading' && <Skeleton lines={3} />}
      {asked.state === 'failed' && (
        <FaultCard fault={asked.fault} onNext={asked.fault.code === 'report.unknown' ? undefined : asked.reload} />
      )}
      {asked.state === 'ready' && <ReportStatus report={asked.data} />}
      <MyReportsLink />
    </Page>
  )
}
