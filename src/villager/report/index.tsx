import { useEffect, useState } from 'react'
import type { Answer } from '../../contract/operations'
import { entryFromQuery, looksLikeCode } from '../../platform/entry'
import { useQuery } from '../../platform/navigation'
import { useAsk } from '../../platform/use-ask'
import { recallHousehold, rememberHousehold } from '../household'
import { Receipt } from './receipt'
import { ReportForm } from './report-form'
import { findUnusable, UnusableCodePage } from './unusable-code'

/** Reached by a household's code: three taps, usable before any network answer. */
export default function ReportPage() {
  const code = entryFromQuery(useQuery())
  return code !== undefined && looksLikeCode(code) ? (
    <ReportForCode key={code} code={code} />
  ) : (
    <UnusableCodePage reason="code.unknown" area={undefined} />
  )
}

function ReportForCode({ code }: { code: string }) {
  const asked = useAsk('openCode', { code })
  const [receipt, setReceipt] = useState<Answer<'submitReport'>>()
  const helpPhone = asked.data?.helpPhone
  useEffect(() => {
    if (helpPhone !== undefined) rememberHousehold({ code, helpPhone })
  }, [code, helpPhone])

  const known = recallHousehold()
  const help = helpPhone ?? (known?.code === code ? known.helpPhone : undefined)
  const unusable = findUnusable(asked.fault?.code)
  if (receipt !== undefined) {
    return <Receipt code={code} receipt={receipt} helpPhone={help} onAnother={() => setReceipt(undefined)} />
  }
  if (unusable !== undefined) return <UnusableCodePage reason={unusable} area={code} />
  return <ReportForm code={code} asked={asked} helpPhone={help} onTaken={setReceipt} />
}
