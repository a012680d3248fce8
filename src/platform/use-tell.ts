import { useRef, useState } from 'react'
import type { Fault } from '../contract/faults'
import type { Answer, CommandName, Payload } from '../contract/operations'
import { tell, type How } from './call'

export interface Telling<C extends CommandName> {
  /** Sends once however often it is tapped; after success it stays shut, since the form is done. */
  send(payload: Payload<C>, how: How): void
  readonly sending: boolean
  readonly fault: Fault | undefined
  /** Takes the fault off the screen, because what it was about has changed. */
  forgive(): void
}

/** A command with a button: busy while it is under way, the fault when it was refused, `onDone` when it was taken. */
export function useTell<C extends CommandName>(command: C, onDone: (answer: Answer<C>) => void): Telling<C> {
  const [sending, setSending] = useState(false)
  const [fault, setFault] = useState<Fault>()
  const shut = useRef(false)

  async function exchange(payload: Payload<C>, how: How): Promise<void> {
    // A second tap arrives before the first has been drawn, so state would be too late.
    if (shut.current) return
    shut.current = true
    setSending(true)
    setFault(undefined)
    const answer = await tell(command, payload, how)
    setSending(false)
    if (answer.ok) return onDone(answer.data)
    shut.current = false
    setFault(answer.fault)
  }

  return { send: (payload, how) => void exchange(payload, how), sending, fault, forgive: () => setFault(undefined) }
}
