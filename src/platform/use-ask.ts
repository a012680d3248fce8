import { useCallback, useEffect, useRef, useState } from 'react'
import type { Fault } from '../contract/faults'
import type { Answer, Payload, QueryName } from '../contract/operations'
import { ask } from './call'
import { useShown } from './navigation'

type Outcome<T> =
  | { readonly state: 'loading'; readonly data?: undefined; readonly fault?: undefined }
  | { readonly state: 'ready'; readonly data: T; readonly fault?: undefined }
  | { readonly state: 'failed'; readonly data?: undefined; readonly fault: Fault }
export type Asked<T> = Outcome<T> & { readonly reload: () => void }

/**
 * Asks when the page opens, when the question changes and whenever the page comes to the front again. While it asks again the
 * last answer stays on screen, so that a list never jumps. `payload` undefined = not to be asked yet.
 */
export function useAsk<Q extends QueryName>(query: Q, payload: Payload<Q> | undefined): Asked<Answer<Q>> {
  const question = payload === undefined ? undefined : JSON.stringify(payload)
  const [answered, setAnswered] = useState<{ readonly question: string; readonly outcome: Outcome<Answer<Q>> }>()
  const latest = useRef(0)

  const reload = useCallback(() => {
    if (question === undefined) return
    const turn = ++latest.current
    void ask(query, JSON.parse(question) as Payload<Q>).then((answer) => {
      // An older question's late answer must not replace a newer one.
      if (turn !== latest.current) return
      setAnswered({
        question,
        outcome: answer.ok ? { state: 'ready', data: answer.data } : { state: 'failed', fault: answer.fault },
      })
    })
  }, [query, question])

  const first = useRef(true)
  useEffect(reload, [reload])
  useShown(() => {
    if (!first.current) reload()
    first.current = false
  })

  const current: Outcome<Answer<Q>> =
    answered !== undefined && answered.question === question ? answered.outcome : { state: 'loading' }
  return { ...current, reload }
}
