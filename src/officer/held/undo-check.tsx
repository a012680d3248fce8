import { useState } from 'react'
import { Text } from '@tarojs/components'
import { newCommandId } from '../../platform/new-command-id'
import { useTell } from '../../platform/use-tell'
import { CauseCheck } from './cause-check'
import type { HeldBatch } from './cause-words'

interface UndoCheckProps {
  county: string
  batch: HeldBatch
  /** Every delivery on the page: the one that has to go first may be among them. */
  batches: readonly HeldBatch[]
  onOther(batch: HeldBatch): void
  /** @param says what came of it */
  onDone(says: string): void
  onLeave(): void
}

/** Before a delivery is taken back: the county loses what it says, until it is delivered again. */
export function UndoCheck({ county, batch: from, batches, onOther, onDone, onLeave }: UndoCheckProps) {
  const [commandId] = useState(newCommandId)
  const telling = useTell('undoImport', ({ removed, restored }) =>
    onDone(`撤销了，去掉${removed}行，恢复${restored}行。今晚重算。`),
  )
  const { fault } = telling
  const later = batches.find(({ batch }) => batch === fault?.details['batch'])
  const onLater = later && (() => onOther(later))
  return (
    <CauseCheck
      county={county}
      from={from}
      verb="撤销"
      under="撤销以后要用，得重新导入。"
      telling={telling}
      onSend={() => telling.send({ county, batch: from.batch }, { commandId })}
      onRefused={fault?.code === 'batch.changedSince' ? onLater : onLeave}
      onLeave={onLeave}
    >
      <Text>{`有新内容的${from.accepted}行都不算了。`}</Text>
      <Text>它改过的数据恢复原样。</Text>
      <Text>今晚重算，这些户就不再因为它等。</Text>
    </CauseCheck>
  )
}
