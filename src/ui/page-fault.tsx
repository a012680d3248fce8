import type { Fault } from '../contract/faults'
import type { FaultKind } from '../contract/faults/fault-spec'
import { FaultCard } from './fault-card'

const WORTH_ANOTHER_TRY: readonly FaultKind[] = ['unavailable', 'internal', 'conflict']

interface PageFaultProps {
  fault: Fault
  onReload(): void
  /** Where to go when trying again would change nothing. */
  onLeave(): void
}

/** In place of a page's content when it could not be fetched. */
export function PageFault({ fault, onReload, onLeave }: PageFaultProps) {
  const again = WORTH_ANOTHER_TRY.includes(fault.kind) || fault.code === 'identity.missing'
  return <FaultCard fault={fault} onNext={again ? onReload : onLeave} />
}
