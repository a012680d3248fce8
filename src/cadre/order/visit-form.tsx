import { useState } from 'react'
import * as z from 'zod/mini'
import { day, uuid } from '../../contract/schema'
import type { Answer } from '../../contract/operations'
import type { OrderDetail } from '../../contract/views'
import type { Day } from '../../domain/calendar/day'
import { MET, MET_WORDS } from '../../domain/order/order'
import { showPlace } from '../../platform/navigation'
import { newCommandId } from '../../platform/new-command-id'
import { Choices } from '../../ui/choices'
import { Field } from '../../ui/field'
import { Page } from '../../ui/page'
import { TextBox } from '../../ui/text-box'
import { draftKey } from './drafts'
import { FormHead } from './form-head'
import { SendBar } from './send-bar'
import { useDraft } from '../../platform/use-draft'
import { useTell } from '../../platform/use-tell'
import { VisitDay } from './visit-day'

const visitDraft = z.object({
  commandId: uuid,
  visitedOn: z.optional(day),
  met: z.optional(z.enum(MET)),
  note: z.string(),
})
const NOTE_LENGTH = 500

export interface FormProps<C extends 'recordVisit' | 'closeOrder'> {
  detail: OrderDetail
  onDone(answer: Answer<C>): void
  /** Back to reading; the draft stays. */
  onLeave(): void
  /** Fetches the order as it is now. */
  onReload(): void
}

/** 填写走访: which day, who was met, and what there is to say. */
export function VisitForm({ detail, today, onDone, onLeave, onReload }: FormProps<'recordVisit'> & { today: Day }) {
  const { card } = detail
  const begin = () => ({ commandId: newCommandId(), note: '' })
  const { draft, change, discard } = useDraft(draftKey('visit', card.orderId), visitDraft, begin)
  const [tried, setTried] = useState(false)
  const telling = useTell('recordVisit', (answer) => {
    discard()
    onDone(answer)
  })
  const { commandId, visitedOn, met, note } = draft
  const noDay = tried && visitedOn === undefined
  const noMet = tried && met === undefined

  function save(): void {
    setTried(true)
    if (visitedOn === undefined) return showPlace('visitedOn')
    if (met === undefined) return showPlace('met')
    telling.send({ orderId: card.orderId, visitedOn, met, note }, { commandId, expectedVersion: card.version })
  }

  return (
    <Page
      audience="cadre"
      title="填写走访"
      area={card.villageCode}
      bottom={
        <SendBar
          words="保存走访"
          telling={telling}
          missing={noDay || noMet ? '上面还有没选的。' : undefined}
          onSend={save}
          onReload={onReload}
        />
      }
    >
      <FormHead card={card} onLeave={onLeave} />
      <Field id="visitedOn" label="哪天去的" error={noDay ? '先选哪天去的。' : undefined}>
        <VisitDay
          from={card.openedOn}
          today={today}
          chosen={visitedOn}
          onChoose={(chosen) => change({ visitedOn: chosen })}
        />
      </Field>
      <Field id="met" label="见到谁" error={noMet ? '先选见到了谁。' : undefined}>
        <Choices
          label="见到谁"
          columns={2}
          chosen={met}
          onChoose={(chosen) => change({ met: chosen })}
          choices={MET.map((value) => ({ value, words: MET_WORDS[value] }))}
        />
      </Field>
      <Field label="看到什么（不填也行）">
        <TextBox label="看到什么" value={note} longest={NOTE_LENGTH} onChange={(words) => change({ note: words })} />
      </Field>
    </Page>
  )
}
