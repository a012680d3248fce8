import type { ReactNode } from 'react'
import { Text } from '@tarojs/components'
import type { Fault } from '../../contract/faults'
import type { HeldCause } from '../../contract/views'
import { BigButton } from '../../ui/big-button'
import { FaultCard } from '../../ui/fault-card'
import { Notice } from '../../ui/notice'
import { Page } from '../../ui/page'
import { Section } from '../../ui/section'
import { Tappable } from '../../ui/tappable'
import { causeTitle } from './cause-words'
import '../../ui/text.scss'

interface CauseCheckProps {
  county: string
  from: HeldCause['from']
  /** What is about to be done. */
  verb: '放行' | '撤销'
  under: string
  /** The command on its way, or what became of it. */
  telling: { readonly sending: boolean; readonly fault: Fault | undefined }
  onSend(): void
  /** What a refusal's own button does where no second try helps; undefined where this page has nothing to offer. */
  onRefused: (() => void) | undefined
  onLeave(): void
  /** What will come of it. */
  children: ReactNode
}

/** 核对一下: the second press, before anything is done with all that is held for one cause. */
export function CauseCheck(props: CauseCheckProps) {
  const { county, from, verb, under, telling, onSend, onRefused, onLeave, children } = props
  const { sending, fault } = telling
  const again = fault?.kind === 'unavailable' || fault?.kind === 'internal'
  const leave = `先不${verb}`
  return (
    <Page
      audience="officer"
      title="核对一下"
      under={under}
      area={county}
      bottom={
        fault === undefined ? (
          <BigButton disabled={sending} onTap={onSend}>
            {sending ? `正在${verb}` : `确认${verb}`}
          </BigButton>
        ) : (
          <FaultCard fault={fault} onNext={again ? onSend : onRefused} other={{ word: leave, onTap: onLeave }} />
        )
      }
    >
      <Section title={causeTitle(from)}>{children}</Section>
      {sending && <Notice tone="calm">数据多时要等一会儿。请不要离开这一页。</Notice>}
      {fault === undefined && !sending && (
        <Tappable className="link" onTap={onLeave}>
          <Text>{leave}</Text>
        </Tappable>
      )}
    </Page>
  )
}
