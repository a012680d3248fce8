import { Text } from '@tarojs/components'
import type { Counts } from '../../contract/views'
import { findAreaLevel } from '../../domain/access/area'
import { usePullToRefresh } from '../../platform/list-gestures'
import { goHome, openPage, useQuery } from '../../platform/navigation'
import { useAsk } from '../../platform/use-ask'
import { BigButton } from '../../ui/big-button'
import { dayWords } from '../../ui/day-words'
import { Figures } from '../../ui/figures'
import { Page } from '../../ui/page'
import { PageFault } from '../../ui/page-fault'
import { Skeleton } from '../../ui/skeleton'
import { UpLink } from '../../ui/up-link'
import { AreaRows } from './area-rows'

/** 进度: four figures, then the areas one level below. Cases and clocks, never a person, never a ranking (国办函〔2026〕12号). */
export default function Progress() {
  const { area } = useQuery()
  const progress = useAsk('progress', { area })
  usePullToRefresh(() => Promise.resolve(progress.reload()))

  if (progress.data === undefined) {
    return (
      <Page audience="officer" title="工单进度" area={area}>
        {progress.fault === undefined ? (
          <Skeleton />
        ) : (
          <PageFault fault={progress.fault} onReload={progress.reload} onLeave={goHome} />
        )}
      </Page>
    )
  }
  const { area: here, totals, rows, today, held } = progress.data
  return (
    <Page audience="officer" title={`${here.name}工单进度`} under={`${dayWords(today)}的数`} area={here.code}>
      {area !== undefined && <UpLink to="officer/progress/index">回上一级</UpLink>}
      {held > 0 && (
        <BigButton kind="second" onTap={() => openPage('officer/held/index', { county: here.code })}>
          {`有${held}张工单等待放行`}
        </BigButton>
      )}
      <Figures figures={figuresOf(here.code, totals)} />
      {findAreaLevel(here.code) === 'village' ? (
        <BigButton onTap={() => openPage('officer/orders/index', { area: here.code })}>看工单</BigButton>
      ) : (
        <AreaRows rows={rows} />
      )}
      <Text className="quiet">{`已办结 ${totals.closed} 件。各地按区划代码排。`}</Text>
    </Page>
  )
}

function figuresOf(area: string, totals: Counts) {
  const open = (filter: { state?: string; late?: boolean }) => () =>
    openPage('officer/orders/index', { area, ...filter })
  return [
    { words: '待接单', count: totals.issued, onOpen: open({ state: 'issued' }) },
    { words: '已接单', count: totals.accepted, onOpen: open({ state: 'accepted' }) },
    { words: '已入户', count: totals.visited, onOpen: open({ state: 'visited' }) },
    { words: '超时', count: totals.late, onOpen: open({ late: true }) },
  ]
}
