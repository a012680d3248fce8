import * as z from 'zod/mini'
import type { Payload } from '../../contract/operations'
import { uuid } from '../../contract/schema'
import { FOR_WHOM, HARDSHIPS } from '../../domain/order/order'
import { newCommandId } from '../../platform/new-command-id'

export const reportDraft = z.object({
  code: z.string(),
  commandId: uuid,
  /** It was sent at least once, and nobody knows whether it arrived. */
  tried: z.boolean(),
  kind: z.optional(z.enum(HARDSHIPS)),
  forWhom: z.optional(z.enum(FOR_WHOM)),
  words: z.string(),
  phone: z.string(),
})
export type ReportDraft = z.infer<typeof reportDraft>

export function newReportDraft(code: string): ReportDraft {
  return { code, commandId: newCommandId(), tried: false, words: '', phone: '' }
}

/** A change after a try makes another report of it: under the old number the server would answer for the old words. */
export function changeDraft(draft: ReportDraft, part: Partial<ReportDraft>): Partial<ReportDraft> {
  return draft.tried ? { ...part, tried: false, commandId: newCommandId() } : part
}

/** The question that is still open, in the order of the page. */
export type Gap = 'kind' | 'forWhom' | 'phone'

const PHONE = /^1\d{10}$/

/** What would be sent, or the first thing that is missing or wrong. */
export function readDraft(draft: ReportDraft): { readonly payload: Payload<'submitReport'> } | { readonly gap: Gap } {
  const { code, kind, forWhom, phone } = draft
  const words = draft.words.trim()
  if (kind === undefined) return { gap: 'kind' }
  if (forWhom === undefined) return { gap: 'forWhom' }
  if (phone !== '' && !PHONE.test(phone)) return { gap: 'phone' }
  return { payload: { code, kind, forWhom, ...(words === '' ? {} : { words }), ...(phone === '' ? {} : { phone }) } }
}

/** What to say beside the gap, and what to do about it. */
export function gapSentence(gap: Gap, draft: ReportDraft): string {
  switch (gap) {
    case 'kind':
      return '先点一个难处，再点发送。'
    case 'forWhom':
      return '再点一下，是给谁报。'
    case 'phone':
      return /^\d{11}$/.test(draft.phone)
        ? '电话要1开头的手机号。不填也行。'
        : `电话要11位数字，现在是${draft.phone.length}位。不填也行。`
  }
}
