import { useCallback, useEffect, useRef, useState } from 'react'
import type { FunctionAnswer } from '../contract/answer'
import type { Fault } from '../contract/faults'
import type { Answer, Payload } from '../contract/operations'
import type { OrderCard } from '../contract/views'
import { ask } from './call'
import { useShown } from './navigation'

/** Questions whose answer comes in pages of orders. */
type PagedQuery = 'inbox' | 'orders'

interface Shown<Q extends PagedQuery> {
  readonly question: string
  readonly pages: readonly Answer<Q>[]
  readonly at: Date
}

export interface Pages<Q extends PagedQuery> {
  readonly items: readonly OrderCard[]
  /** The newest page, of another question too: what does not depend on the filter stays on screen when the filter changes. */
  readonly latest: Answer<Q> | undefined
  readonly hasMore: boolean
  /** Something is under way. */
  readonly asking: boolean
  /** Why the last try failed; what was there before stays. */
  readonly fault: Fault | undefined
  /** When what is shown was fetched: the last success, not the last try. */
  readonly at: Date | undefined
  reload(): Promise<void>
  more(): Promise<void>
}

/**
 * A list that comes page by page. Coming back to it, as many pages as were open are fetched and then swapped in at once, so that
 * the place where a person was reading does not jump.
 */
export function usePages<Q extends PagedQuery>(query: Q, payload: Omit<Payload<Q>, 'cursor'>): Pages<Q> {
  const question = JSON.stringify(payload)
  const [shown, setShown] = useState<Shown<Q>>()
  const [failed, setFailed] = useState<{ readonly question: string; readonly fault: Fault }>()
  const [asking, setAsking] = useState(true)
  const turns = useRef(0)
  const pages = shown?.question === question ? shown.pages : []
  const open = useRef(pages)
  open.current = pages

  const fetchPages = useCallback(
    async (kept: readonly Answer<Q>[], count: number) => {
      const turn = ++turns.current
      setAsking(true)
      const found = await collect(query, question, kept, count)
      // The answer to an older question must not replace a newer one.
      if (turn !== turns.current) return
      setAsking(false)
      setFailed(found.ok ? undefined : { question, fault: found.fault })
      if (found.ok) setShown({ question, pages: found.data, at: new Date() })
    },
    [query, question],
  )
  const reload = useCallback(() => fetchPages([], Math.max(1, open.current.length)), [fetchPages])

  const first = useRef(true)
  useEffect(() => void reload(), [reload])
  useShown(() => {
    if (!first.current) void reload()
    first.current = false
  })

  const last = pages.at(-1)
  const hasMore = last !== undefined && last.nextCursor !== null
  return {
    items: onceEach(pages.flatMap((page) => page.items)),
    latest: shown?.pages.at(-1),
    hasMore,
    asking,
    fault: failed?.question === question ? failed.fault : undefined,
    at: shown?.question === question ? shown.at : undefined,
    reload,
    async more() {
      if (hasMore && !asking) await fetchPages(pages, pages.length + 1)
    },
  }
}

/** Goes on from the pages there are until there are `count`, or no more. */
async function collect<Q extends PagedQuery>(
  query: Q,
  question: string,
  kept: readonly Answer<Q>[],
  count: number,
): Promise<FunctionAnswer<readonly Answer<Q>[]>> {
  const pages = [...kept]
  while (pages.length < count) {
    const last = pages.at(-1)
    if (last !== undefined && last.nextCursor === null) break
    const payload = { ...(JSON.parse(question) as Payload<Q>), cursor: last?.nextCursor ?? undefined }
    const answer = await ask(query, payload)
    if (!answer.ok) return answer
    pages.push(answer.data)
  }
  return { ok: true, data: pages }
}

/** An order that moved between two pages while they were fetched is shown where it came first. */
function onceEach(cards: readonly OrderCard[]): OrderCard[] {
  return [...new Map(cards.map((card) => [card.orderId, card])).values()]
}
