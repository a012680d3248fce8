import { useState } from 'react'
import { findAreaLevel } from '../../domain/access/area'
import { usePullToRefresh, useReachEnd } from '../../platform/list-gestures'
import { goHome } from '../../platform/navigation'
import { useAsk } from '../../platform/use-ask'
import { usePages } from '../../platform/use-pages'
import { PagedList } from '../../ui/paged-list'
import { Page } from '../../ui/page'
import { Badge } from './badge'
import { ClockGroups } from './clock-groups'
import { StateChips, type OpenState } from './state-chips'

/** 待办: what waits for this person, by the clock. */
export default function Inbox() {
  const [state, setState] = useState<OpenState>()
  const me = useAsk('me', {})
  const inbox = usePages('inbox', { state })

  async function refresh(): Promise<void> {
    me.reload()
    await inbox.reload()
  }
  usePullToRefresh(refresh)
  useReachEnd(() => void inbox.more())

  const posts = me.data?.posts ?? []
  const oneVillage = posts.length === 1 && posts.every(({ areaCode }) => findAreaLevel(areaCode) === 'village')
  return (
    <Page
      audience="cadre"
      title="待办"
      under={posts.map(({ areaName, roleWord }) => `${areaName} ${roleWord}`).join('，') || undefined}
      area={posts[0]?.areaCode}
    >
      {inbox.fault?.kind !== 'denied' && (
        <>
          {me.data !== undefined && <Badge badge={me.data.badge} />}
          <StateChips counts={inbox.latest?.counts} chosen={state} onChoose={setState} />
        </>
      )}
      <PagedList
        pages={inbox}
        empty={state === undefined ? '还没有待办。下拉可以刷新。' : '这里没有单子。点“全部”看看。'}
        onLeave={goHome}
        onRefresh={() => void refresh()}
      >
        <ClockGroups cards={inbox.items} withVillage={!oneVillage} />
      </PagedList>
    </Page>
  )
}
