import { Text, View } from '@tarojs/components'
import type { ReportStatusView } from '../../contract/views'
import { dayWords } from '../../ui/day-words'
import { aboutWords } from '../hardship-words'
import { statusSentences } from '../status-words'
import { Steps } from './steps'
import './report-status.scss'

/** The answer first, then the way it goes, then what it was about. */
export function ReportStatus({ report }: { report: ReportStatusView }) {
  const [headline, ...more] = statusSentences(report)
  return (
    <View className="report-status">
      <Text className="report-status__headline">{headline}</Text>
      {more.map((sentence) => (
        <Text key={sentence} className="report-status__more">
          {sentence}
        </Text>
      ))}
      {report.forWhom === 'own' && <Steps at={report.state} />}
      <View className="report-status__about">
        <Text>{`您报的：${aboutWords(report)}`}</Text>
        <Text>{`${dayWords(report.reportedOn)}报的`}</Text>
        <Text>{`编号：${report.reportNo}`}</Text>
      </View>
    </View>
  )
}
