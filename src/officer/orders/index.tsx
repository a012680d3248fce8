import { useState } from 'react'
import { View } from '@tarojs/components'
import { findAreaLevel } from '../../domain/access/area'
import { usePullToRefresh, useReachEnd } from '../../platform/list-gestures'
import { backTo, openPage, useQuery } from '../../platform/navigation'
import { useAsk } from '../../platform/use-ask'
import { usePages } from '../../platform/use-pages'
import { OrderCard } from '../../ui/order-card'
import { Page } from '../../ui/page'
import { PagedList } from '../../ui/paged-list'
import { UpLink } from '../../ui/up-link'
import { FilterChips } from './filter-chips'
import { findFilter, type Filter } from './filter'
import './index.scss'

/** The orders of an area, by state or only the late ones. */
export default function Orders() {
  const query = useQuery()
  const { area } = query
  const [filter, setFilter] = useState<Filter | undefined>(() => findFilter(query))
  const progress = useAsk('progress', { area })
  const orders = usePages('orders', { area, ...(filter === 'late' ? { late: true } : { state: filter }) })

  async function refresh(): Promise<void> {
    progress.reload()
    await orders.reload()
  }
  usePullToRefresh(refresh)
  useReachEnd(() => void orders.more())

  const place = progress.data?.area
  return (
    <Page audience="officer" title={`${place?.name ?? ''}工单`} area={place?.code ?? area}>
      <UpLink to="officer/progress/index">回进度</UpLink>
      <FilterChips counts={progress.data?.totals} chosen={filter} onChoose={setFilter} />
      <PagedList
        pages={orders}
        empty={filter === undefined ? '没有数据。' : '这里没有单子。点“全部”看看。'}
        onLeave={() => backTo('officer/progress/index')}
        onRefresh={() => void refresh()}
      >
        <View className="orders">
          {orders.items.map((order) => (
            <OrderCard
              key={order.orderId}
              order={order}
              withVillage={place === undefined || findAreaLevel(place.code) !== 'village'}
              onOpen={(orderId) => openPage('officer/order/index', { orderId })}
            />
          ))}
        </View>
      </PagedList>
    </Page>
  )
}
