import { useState } from 'react'
import { Text } from '@tarojs/components'
import type { HeldCause } from '../../contract/views'
import { newCommandId } from '../../platform/new-command-id'
import { useTell } from '../../platform/use-tell'
import { BigButton } from '../../ui/big-button'
import { FaultCard } from '../../ui/fault-card'
import { Page } from '../../ui/page'
import { Section } from '../../ui/section'
import { Tappable } from '../../ui/tappable'
import { causeTitle } from './cause-words'
import '../../ui/text.scss'

interface ReleaseCheckProps {
  county: string
  held: HeldCause
  onDone(opened: number): void
  onLeave(): void
}

/** 核对一下: the second press. What is released goes out to the villages and cannot be called back. */
export function ReleaseCheck({ county, held, onDone, onLeave }: ReleaseCheckProps) {
  const { cause, from, households, townships } = held
  const [commandId] = useState(newCommandId)
  const telling = useTell('releaseHeld', ({ opened }) => onDone(opened))
  const { sending, fault } = telling
  const send = () => telling.send({ county, cause }, { commandId })
  const again = fault?.kind === 'unavailable' || fault?.kind === 'internal'
  return (
    <Page
      audience="officer"
      title="核对一下"
      under="放行以后不能收回。"
      area={county}
      bottom={
        fault === undefined ? (
          <BigButton disabled={sending} onTap={send}>
            {sending ? '正在放行' : '确认放行'}
          </BigButton>
        ) : (
          <FaultCard fault={fault} onNext={again ? send : onLeave} other={{ word: '先不放行', onTap: onLeave }} />
        )
      }
    >
      <Section title={causeTitle(from)}>
        <Text>{`${households}张工单马上发到${townships.length}个乡镇的村里。`}</Text>
        <Text>接单的期限从今天算起。</Text>
      </Section>
      {fault === undefined && !sending && (
        <Tappable className="link" onTap={onLeave}>
          <Text>先不放行</Text>
        </Tappable>
      )}
    </Page>
  )
}
