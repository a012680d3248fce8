import { useCallback, useEffect, useRef, useState } from 'react'
import type { Fault } from '../contract/faults'
import type { FaultKind } from '../contract/faults/fault-spec'
import type { Answer, Payload, QueryName } from '../contract/operations'
import { ask } from './call'
import { useShown } from './navigation'

type Outcome<T> =
  | { readonly state: 'loading'; readonly data?: undefined; readonly fault?: undefined }
  /** With a fault when asking again did not get through: then `data` is the last answer there was. */
  | { readonly state: 'ready'; readonly data: T; readonly fault?: Fault }
  | { readonly state: 'failed'; readonly data?: undefined; readonly fault: Fault }
export type Asked<T> = Outcome<T> & { readonly reload: () => void }

/** These say nothing about what was asked for, so the last answer still stands. Any other fault takes it off the screen. */
const PASSING: readonly FaultKind[] = ['unavailable', 'internal']

/**
 * Asks when the page opens, when the question changes and whenever the page comes to the front again. While it asks again the
 * last answer stays on screen, so that a list never jumps and a form is not lost to a gap in the network. `payload` undefined = not to be asked yet.
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
      setAnswered((before) => {
        if (answer.ok) return { question, outcome: { state: 'ready', data: answer.data } }
        const { fault } = answer
        const stays = before?.question === question && before.outcome.state === 'ready' && PASSING.includes(fault.kind)
        return { question, outcome: stays ? { ...before.outcome, fault } : { state: 'failed', fault } }
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
