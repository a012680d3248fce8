import { Text, View } from '@tarojs/components'
import type { ReportStatusView } from '../../contract/views'
import { a11y } from '../../platform/a11y'
import { openPage } from '../../platform/navigation'
import { useAsk } from '../../platform/use-ask'
import { shortDay } from '../../ui/day-words'
import { EmptyState } from '../../ui/empty-state'
import { FaultCard } from '../../ui/fault-card'
import { Pictogram } from '../../ui/pictogram'
import { Skeleton } from '../../ui/skeleton'
import { Tappable } from '../../ui/tappable'
import { aboutWords } from '../hardship-words'
import { statusSentences } from '../status-words'
import './my-reports.scss'

/** What this person reported in the county whose code was opened last; without a county there is nothing to ask. */
export function MyReports({ county }: { county: string | undefined }) {
  const asked = useAsk('myReports', county === undefined ? undefined : { county })
  return (
    <View className="my-reports">
      <Text className="my-reports__title" {...a11y({ role: 'heading', level: 2 })}>
        我报过的
      </Text>
      {county !== undefined && asked.state === 'loading' && <Skeleton lines={2} />}
      {asked.state === 'failed' && <FaultCard fault={asked.fault} onNext={asked.reload} />}
      {county === undefined && <EmptyState says="扫一次户码，就能看到报过的。" />}
      {asked.data?.reports.length === 0 && <EmptyState says="还没有报过。扫一扫户码就能报。" />}
      {county !== undefined &&
        asked.data?.reports.map((report) => <ReportLine key={report.reportNo} report={report} county={county} />)}
    </View>
  )
}

function ReportLine({ report, county }: { report: ReportStatusView; county: string }) {
  const about = aboutWords(report)
  const [headline] = statusSentences(report)
  return (
    <Tappable
      className="my-reports__line"
      label={`${about}，${headline}`}
      onTap={() => openPage('villager/status/index', { county, reportNo: report.reportNo })}
    >
      <Pictogram of={report.kind} />
      <View className="my-reports__words">
        <Text className="my-reports__about">{about}</Text>
        <Text>{headline}</Text>
        <Text className="my-reports__day">{`${shortDay(report.reportedOn)}报的`}</Text>
      </View>
    </Tappable>
  )
}
