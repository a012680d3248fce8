import { Text } from '@tarojs/components'
import { useState } from 'react'
import type { Answer } from '../../contract/operations'
import { showPlace } from '../../platform/navigation'
import type { Asked } from '../../platform/use-ask'
import { useDraft } from '../../platform/use-draft'
import { useTell } from '../../platform/use-tell'
import { BigButton } from '../../ui/big-button'
import { Choices } from '../../ui/choices'
import { FaultCard } from '../../ui/fault-card'
import { Field } from '../../ui/field'
import { Page } from '../../ui/page'
import { FOR_WHOM_WORDS } from '../hardship-words'
import { MyReportsLink } from '../my-reports-link'
import { CodeHeader } from './code-header'
import { HardshipTiles } from './hardship-tiles'
import { MoreWords } from './more-words'
import {
  changeDraft,
  gapSentence,
  newReportDraft,
  readDraft,
  reportDraft,
  type Gap,
  type ReportDraft,
} from './report-draft'
import './report-form.scss'

interface ReportFormProps {
  code: string
  asked: Asked<Answer<'openCode'>>
  helpPhone: string | undefined
  onTaken(receipt: Answer<'submitReport'>): void
}

const FOR_WHOM = [
  { value: 'own', words: FOR_WHOM_WORDS.own },
  { value: 'other', words: FOR_WHOM_WORDS.other, help: '对方不会知道是谁报的。' },
] as const

/** The eight pictures, for whom, a few words if one likes, 发送. */
export function ReportForm({ code, asked, helpPhone, onTaken }: ReportFormProps) {
  const { draft, change, discard } = useDraft(`report.${code}`, reportDraft, () => newReportDraft(code))
  const [gap, setGap] = useState<Gap>()
  const { send, sending, fault, forgive } = useTell('submitReport', (receipt) => {
    discard()
    onTaken(receipt)
  })
  const errorAt = (place: Gap) => (gap === place ? gapSentence(gap, draft) : undefined)

  function choose(part: Partial<ReportDraft>): void {
    change(changeDraft(draft, part))
    setGap(undefined)
    forgive()
  }

  function sendDraft(): void {
    const read = readDraft(draft)
    if ('gap' in read) {
      setGap(read.gap)
      showPlace(read.gap)
      return
    }
    change({ tried: true })
    send(read.payload, { commandId: draft.commandId })
  }

  const sendButton = (
    <BigButton disabled={sending} onTap={sendDraft}>
      {sending ? '正在发送' : '发送'}
    </BigButton>
  )
  return (
    <Page
      audience="villager"
      title="有困难，告诉我们"
      under="点一个最像的。不会用也不要紧。"
      area={code}
      helpPhone={helpPhone}
      bottom={fault === undefined ? sendButton : <FaultCard fault={fault} onNext={sendDraft} />}
    >
      <CodeHeader asked={asked} />
      <Field id="kind" label="遇到了什么难处？" error={errorAt('kind')}>
        <HardshipTiles chosen={draft.kind} onChoose={(kind) => choose({ kind })} />
      </Field>
      <Field id="forWhom" label="给谁报？" error={errorAt('forWhom')}>
        <Choices
          label="给谁报？"
          columns={2}
          choices={FOR_WHOM}
          chosen={draft.forWhom}
          onChoose={(forWhom) => choose({ forWhom })}
        />
      </Field>
      <MoreWords
        words={draft.words}
        phone={draft.phone}
        phoneError={errorAt('phone')}
        onWords={(words) => choose({ words })}
        onPhone={(phone) => choose({ phone })}
      />
      <MyReportsLink />
      <Text className="report-form__after">发出后，村里会上门看，再按政策办。</Text>
    </Page>
  )
}
