import { useState } from 'react'
import type * as z from 'zod/mini'
import { forget, recall, remember } from './storage'

/**
 * A form that survives leaving the page and losing the phone's battery: kept at every change until it is thrown away.
 * @param begin what an empty form holds; its `commandId` stays with the draft, so that sending twice happens once.
 */
export function useDraft<S extends z.core.$ZodType<object>>(key: string, shape: S, begin: () => z.output<S>) {
  const [draft, setDraft] = useState<z.output<S>>(() => recall(key, shape) ?? begin())
  return {
    draft,
    change(part: Partial<z.output<S>>) {
      // From the last state and not from this drawing's: two taps may come between two drawings.
      setDraft((last) => {
        const next = { ...last, ...part }
        remember(key, next)
        return next
      })
    },
    discard: () => forget(key),
  }
}
