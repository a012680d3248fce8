import { useState } from 'react'
import { Text } from '@tarojs/components'
import { faultSentence } from '../../contract/faults'
import type { HeldCause } from '../../contract/views'
import { usePullToRefresh } from '../../platform/list-gestures'
import { backTo, useQuery } from '../../platform/navigation'
import { useAsk } from '../../platform/use-ask'
import { BigButton } from '../../ui/big-button'
import { dayWords } from '../../ui/day-words'
import { EmptyState } from '../../ui/empty-state'
import { Notice } from '../../ui/notice'
import { Page } from '../../ui/page'
import { PageFault } from '../../ui/page-fault'
import { Skeleton } from '../../ui/skeleton'
import { UpLink } from '../../ui/up-link'
import { CauseCard } from './cause-card'
import type { HeldBatch } from './cause-words'
import { ReleaseCheck } from './release-check'
import { UndoCheck } from './undo-check'

/** What waits for the second press. */
type Checking = { readonly release: HeldCause } | { readonly undo: HeldBatch }

const toProgress = () => backTo('officer/progress/index')

/** 暂缓发放: what the storm brake holds, one card a cause; a person decides whether it is true. */
export default function Held() {
  const { county } = useQuery()
  const asked = useAsk('heldOrders', { county })
  const [checking, setChecking] = useState<Checking>()
  const [done, setDone] = useState<string>()
  usePullToRefresh(() => Promise.resolve(asked.reload()))

  if (asked.data === undefined) {
    return (
      <Page audience="officer" title="暂缓发放" area={county}>
        {asked.fault === undefined ? (
          <Skeleton />
        ) : (
          <PageFault fault={asked.fault} onReload={asked.reload} onLeave={toProgress} />
        )}
      </Page>
    )
  }
  const { county: here, today, households, held, causes } = asked.data
  function leave(says?: string): void {
    setChecking(undefined)
    setDone(says)
    asked.reload()
  }
  if (checking !== undefined) {
    const common = { county: here.code, onDone: leave, onLeave: () => leave() }
    return 'release' in checking ? (
      <ReleaseCheck {...common} held={checking.release} />
    ) : (
      <UndoCheck
        {...common}
        key={checking.undo.batch}
        batch={checking.undo}
        batches={causes.flatMap(({ from }) => (from.kind === 'batch' ? [from] : []))}
        onOther={(undo) => setChecking({ undo })}
      />
    )
  }
  return (
    <Page audience="officer" title={`${here.name}暂缓发放`} under={`${dayWords(today)}的数`} area={here.code}>
      <UpLink to="officer/progress/index">回进度</UpLink>
      {done !== undefined && <Notice tone="done">{done}</Notice>}
      {asked.fault !== undefined && <Notice tone="calm">{`${faultSentence(asked.fault)}看到的可能不是最新。`}</Notice>}
      {causes.length === 0 ? (
        <EmptyState says="没有等放行的工单。">
          <BigButton kind="second" onTap={toProgress}>
            看进度
          </BigButton>
        </EmptyState>
      ) : (
        <>
          <Text>{`有${held}张工单等待放行。同一个原因一下点亮太多户，先看看对不对。群众报的照常发。`}</Text>
          {causes.length > 1 && <Text>一户可能在几条里。放行一条，它的工单就发。</Text>}
          {causes.map((cause) => (
            <CauseCard
              key={cause.cause}
              held={cause}
              all={households}
              onRelease={() => setChecking({ release: cause })}
              onUndo={(undo) => setChecking({ undo })}
            />
          ))}
        </>
      )}
    </Page>
  )
}
