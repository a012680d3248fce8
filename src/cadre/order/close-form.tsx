import { useState } from 'react'
import * as z from 'zod/mini'
import { uuid } from '../../contract/schema'
import { findingsAfter, OUTCOMES, OUTCOME_WORDS } from '../../domain/order/order'
import { showPlace } from '../../platform/navigation'
import { newCommandId } from '../../platform/new-command-id'
import { BigButton } from '../../ui/big-button'
import { Choices } from '../../ui/choices'
import { Field } from '../../ui/field'
import { OUTCOME_SENTENCES } from '../../ui/outcome-sentences'
import { Page } from '../../ui/page'
import { TextBox } from '../../ui/text-box'
import { CloseCheck } from './close-check'
import { draftKey } from './drafts'
import { FindingFold } from './finding-fold'
import { answerRest, areAlike, currentFindings, missingFindings, outcomesOffered } from './finding-form'
import { FormHead } from './form-head'
import { Missing, SendBar } from './send-bar'
import { useDraft } from '../../platform/use-draft'
import { useTell } from '../../platform/use-tell'
import type { FormProps } from './visit-form'

const outcomeShape = z.enum(OUTCOMES)
const closeDraft = z.object({
  commandId: uuid,
  findings: z.array(z.object({ rule: z.string(), key: z.string(), finding: outcomeShape })),
  outcome: z.optional(outcomeShape),
  reason: z.string(),
})
const REASON_LENGTH = 200

/** 写结论: the outcome, which answers for all evidence unless some is answered apart, and one line why; then all once more before it is sent. */
export function CloseForm({ detail, onDone, onLeave, onReload }: FormProps<'closeOrder'>) {
  const { card, hits, visit } = detail
  const begin = () => ({ commandId: newCommandId(), findings: [], reason: '' })
  const { draft, change, discard } = useDraft(draftKey('close', card.orderId), closeDraft, begin)
  const [tried, setTried] = useState(false)
  // The version that is being checked: what came in since has to be looked at first.
  const [checking, setChecking] = useState<number>()
  const telling = useTell('closeOrder', (answer) => {
    discard()
    onDone(answer)
  })

  const met = visit?.met ?? 'nobody'
  const findings = currentFindings(draft.findings, hits)
  const alike = areAlike(findings, hits, draft.outcome)
  const offered = alike ? findingsAfter(met) : outcomesOffered({ findings, met, reported: card.reported })
  // What was chosen may not fit any more after a finding has changed.
  const outcome = offered.find((one) => one === draft.outcome)
  const reason = draft.reason.trim()
  const open = missingFindings(draft.findings, hits)
  const complete = open === 0 && outcome !== undefined && reason !== ''

  if (checking === card.version && complete) {
    return (
      <CloseCheck
        detail={detail}
        findings={findings}
        outcome={outcome}
        reason={reason}
        onMend={() => {
          telling.forgive()
          setChecking(undefined)
        }}
        bar={
          <SendBar
            words="确认办结"
            telling={telling}
            onSend={() =>
              telling.send(
                { orderId: card.orderId, outcome, reason, findings },
                { commandId: draft.commandId, expectedVersion: card.version },
              )
            }
            onReload={onReload}
          />
        }
      />
    )
  }

  return (
    <Page
      audience="cadre"
      title="写结论"
      area={card.villageCode}
      bottom={
        <>
          {tried && !complete && <Missing>上面还有没填的。</Missing>}
          <BigButton
            onTap={() => {
              setTried(true)
              if (outcome === undefined) return showPlace('outcome')
              if (open > 0) return showPlace('findings')
              if (reason === '') return showPlace('reason')
              setChecking(card.version)
            }}
          >
            核对一下
          </BigButton>
        </>
      }
    >
      <FormHead card={card} onLeave={onLeave} />
      <Field id="outcome" label="总的结论" error={tried && outcome === undefined ? '先选总的结论。' : undefined}>
        <Choices
          label="总的结论"
          columns={1}
          chosen={outcome}
          onChoose={(chosen) => change({ outcome: chosen, findings: answerRest(alike ? [] : findings, hits, chosen) })}
          choices={offered.map((value) => ({ value, words: OUTCOME_WORDS[value], help: OUTCOME_SENTENCES[value] }))}
        />
      </Field>
      <FindingFold
        id="findings"
        hits={hits}
        findings={findings}
        alike={alike}
        offered={findingsAfter(met)}
        error={tried && outcome !== undefined && open > 0 ? `还有${open}条依据没有核实结论。` : undefined}
        onChange={(changed) => change({ findings: [...changed] })}
      />
      <Field id="reason" label="一句理由" error={tried && reason === '' ? '请写一句理由。' : undefined}>
        <TextBox
          label="一句理由"
          value={draft.reason}
          longest={REASON_LENGTH}
          onChange={(words) => change({ reason: words })}
        />
      </Field>
    </Page>
  )
}
