import { Text } from '@tarojs/components'
import type { Fault } from '../../contract/faults'
import type { CommandName } from '../../contract/operations'
import { a11y } from '../../platform/a11y'
import { backTo } from '../../platform/navigation'
import type { Telling } from '../../platform/use-tell'
import { BigButton } from '../../ui/big-button'
import { FaultCard } from '../../ui/fault-card'
import './send-bar.scss'

interface SendBarProps {
  words: string
  telling: Pick<Telling<CommandName>, 'sending' | 'fault' | 'forgive'>
  /** What still has to be filled in, said only after the first try. */
  missing?: string
  onSend(): void
  /** Fetches the order as it is now; what was typed stays. */
  onReload(): void
}

/** The main button of a form; after a refusal, in its place, what happened and the way out of it. */
export function SendBar({ words, telling, missing, onSend, onReload }: SendBarProps) {
  const { sending, fault, forgive } = telling
  if (fault !== undefined) {
    const reload = () => {
      forgive()
      onReload()
    }
    return (
      <FaultCard
        fault={fault}
        onNext={{ again: onSend, reload, mend: forgive, leave: toInbox }[wayOut(fault)]}
        other={{ word: '回待办', onTap: toInbox }}
      />
    )
  }
  return (
    <>
      {missing !== undefined && <Missing>{missing}</Missing>}
      <BigButton disabled={sending} onTap={onSend}>
        {sending ? '正在发' : words}
      </BigButton>
    </>
  )
}

/** Above the button, since the fields that are meant may be out of sight. */
export function Missing({ children }: { children: string }) {
  return (
    <Text className="send-bar__missing" {...a11y({ role: 'alert' })}>
      {children}
    </Text>
  )
}

function wayOut({ code, kind }: Fault): 'again' | 'reload' | 'mend' | 'leave' {
  // Denied, and yet the order itself is the answer: somebody else holds it.
  if (kind === 'conflict' || code === 'order.notAssignee' || code === 'order.findingUnknown') return 'reload'
  if (kind === 'unavailable' || kind === 'internal') return 'again'
  return kind === 'missing' ? 'leave' : 'mend'
}

function toInbox(): void {
  backTo('cadre/inbox/index')
}
