import { makeFault, type FaultCode } from '../../contract/faults'
import { callPhone, replacePage } from '../../platform/navigation'
import { CAN_SCAN, scanCode } from '../../platform/scan'
import { FaultCard } from '../../ui/fault-card'
import { Page, NATIONAL_LINE } from '../../ui/page'

/** Faults after which there is no household to report for. */
const UNUSABLE = ['code.unknown', 'code.revoked'] as const satisfies readonly FaultCode[]
type UnusableCode = (typeof UNUSABLE)[number]

export function findUnusable(code: FaultCode | undefined): UnusableCode | undefined {
  return UNUSABLE.find((unusable) => unusable === code)
}

/** The code that was scanned opens nothing: what to do instead. */
export function UnusableCodePage({ reason, area }: { reason: UnusableCode; area: string | undefined }) {
  async function scanAgain(): Promise<void> {
    const code = await scanCode()
    if (code !== undefined) replacePage('villager/report/index', { code })
  }
  const ways = {
    'code.unknown': CAN_SCAN ? () => void scanAgain() : undefined,
    'code.revoked': () => callPhone(NATIONAL_LINE),
  } as const satisfies Record<UnusableCode, (() => void) | undefined>
  return (
    <Page audience="villager" title="这个码打不开" area={area}>
      <FaultCard fault={makeFault(reason)} onNext={ways[reason]} />
    </Page>
  )
}
