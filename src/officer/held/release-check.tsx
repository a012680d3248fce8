import { useState } from 'react'
import { Text } from '@tarojs/components'
import type { HeldCause } from '../../contract/views'
import { newCommandId } from '../../platform/new-command-id'
import { useTell } from '../../platform/use-tell'
import { CauseCheck } from './cause-check'

interface ReleaseCheckProps {
  county: string
  held: HeldCause
  /** @param says what came of it */
  onDone(says: string): void
  onLeave(): void
}

/** Before a release: what goes out to the villages cannot be called back. */
export function ReleaseCheck({ county, held, onDone, onLeave }: ReleaseCheckProps) {
  const { cause, from, households, townships } = held
  const [commandId] = useState(newCommandId)
  const telling = useTell('releaseHeld', ({ opened }) =>
    onDone(opened > 0 ? `放行了，开出${opened}张工单。` : '这一条别人已经放行了。'),
  )
  return (
    <CauseCheck
      county={county}
      from={from}
      verb="放行"
      under="放行以后不能收回。"
      telling={telling}
      onSend={() => telling.send({ county, cause }, { commandId })}
      onRefused={onLeave}
      onLeave={onLeave}
    >
      <Text>{`${households}张工单马上发到${townships.length}个乡镇的村里。`}</Text>
      <Text>接单的期限从今天算起。</Text>
    </CauseCheck>
  )
}
