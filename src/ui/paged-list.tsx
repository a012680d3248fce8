import type { ReactNode } from 'react'
import { Text, View } from '@tarojs/components'
import { faultSentence } from '../contract/faults'
import type { Pages } from '../platform/use-pages'
import { BigButton } from './big-button'
import { EmptyState } from './empty-state'
import { Notice } from './notice'
import { PageFault } from './page-fault'
import { Skeleton } from './skeleton'
import { Tappable } from './tappable'
import { timeWords } from './time-words'
import './text.scss'

interface PagedListProps {
  pages: Omit<Pages<'inbox'> | Pages<'orders'>, 'latest'>
  /** What to say, and to do, when there is nothing. */
  empty: string
  onLeave(): void
  onRefresh(): void
  /** The orders, drawn. */
  children: ReactNode
}

/** A list with everything that can be the matter with it: not there yet, not reachable, out of date, empty, longer than shown. */
export function PagedList({ pages, empty, onLeave, onRefresh, children }: PagedListProps) {
  const { items, hasMore, asking, fault, at } = pages
  if (at === undefined) {
    if (fault === undefined || asking) return <Skeleton />
    return <PageFault fault={fault} onReload={onRefresh} onLeave={onLeave} />
  }
  const time = timeWords(at, new Date())
  return (
    <>
      <View className="link-row">
        <Text className="quiet">{`更新于${time}`}</Text>
        <Tappable className="link" onTap={onRefresh}>
          <Text>{asking ? '正在更新' : '刷新'}</Text>
        </Tappable>
      </View>
      {fault !== undefined && <Notice tone="calm">{`${faultSentence(fault)}这是${time}的，可能不是最新。`}</Notice>}
      {items.length === 0 ? <EmptyState says={empty} /> : children}
      {hasMore && (
        <BigButton kind="second" disabled={asking} onTap={() => void pages.more()}>
          {asking ? '正在打开' : '加载更多'}
        </BigButton>
      )}
    </>
  )
}
