import { countyOf } from '../../../src/domain/access/area'
import { ok } from '../../../src/domain/result'
import type { Handler } from '../handler'
import { openNoticed } from './notice-code'
import { viewObjection } from './view-objection'

/** A notice as it hangs, for whoever reads the code on it; when it hangs no more, only what became of their own objections. */
export const openNotice: Handler<'openNotice'> = {
  county: ({ noticeCode }) => countyOf(noticeCode),
  code: ({ noticeCode }) => noticeCode,
  async run(call) {
    const opened = await openNoticed(call)
    if (!opened.ok) return opened
    const { file, noticeVersion, hangs, own } = opened.value
    const posted = file.steps.find(({ version }) => version === noticeVersion)
    const lines = hangs && posted?.action === 'postNotice' ? [...posted.record.text] : []
    const waits = own.some(({ answer, noticeVersion: against }) => answer === null && against === noticeVersion)
    return ok({ lines, mayObject: hangs && !waits, objections: own.map((one) => viewObjection(one, call.day)) })
  },
}
