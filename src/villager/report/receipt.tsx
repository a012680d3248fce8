import { Text } from '@tarojs/components'
import type { Answer } from '../../contract/operations'
import { countyOf } from '../../domain/access/area'
import { openPage } from '../../platform/navigation'
import { BigButton } from '../../ui/big-button'
import { dayWords } from '../../ui/day-words'
import { ResultPage } from '../../ui/result-page'
import { aboutWords } from '../hardship-words'
import { NEIGHBOUR_WORDS } from '../status-words'
import { EmergencyNumbers } from './emergency-numbers'
import './receipt.scss'

interface ReceiptProps {
  code: string
  receipt: Answer<'submitReport'>
  helpPhone: string | undefined
  /** Empties the form for the next report. */
  onAnother(): void
}

/** What was taken, its number, and the day by which somebody comes. */
export function Receipt({ code, receipt, helpPhone, onAnother }: ReceiptProps) {
  const { reportNo, forWhom, visitBy, urgent } = receipt
  const status = { county: countyOf(code), reportNo }
  const seeStatus = <BigButton onTap={() => openPage('villager/status/index', status)}>看办到哪一步</BigButton>
  return (
    <ResultPage
      audience="villager"
      title={forWhom === 'own' ? '收到了' : NEIGHBOUR_WORDS.open}
      area={code}
      helpPhone={helpPhone}
      bottom={seeStatus}
    >
      {urgent && <EmergencyNumbers />}
      <Text className="receipt__main">
        {forWhom === 'own' ? `${dayWords(visitBy)}前，村里会有人上门或打电话。` : NEIGHBOUR_WORDS.why}
      </Text>
      <Text>{`您报的：${aboutWords(receipt)}`}</Text>
      <Text>{`编号：${reportNo}`}</Text>
      {forWhom === 'own' && <Text className="receipt__aside">再扫这个码，就能看办到哪一步。</Text>}
      <BigButton kind="second" onTap={onAnother}>
        再报一件
      </BigButton>
    </ResultPage>
  )
}
