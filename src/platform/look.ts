import * as z from 'zod/mini'
import { useSyncExternalStore } from 'react'
import { FONT_STEPS, fontStepOf, type FontStep } from './font-step'
import { useShown } from './navigation'
import { recall, remember } from './storage'
import { readSystemFont } from './system-font'

interface Look {
  readonly step: FontStep
  /** 对比强: white on black. */
  readonly strong: boolean
}

const KEY = 'look'
const chosenShape = z.object({ step: z.optional(z.literal(FONT_STEPS)), strong: z.optional(z.boolean()) })

const listeners = new Set<() => void>()
let look: Look | undefined

/** WeChat's size first, then the person's own choice, remembered. */
function readLook(): Look {
  const chosen = recall(KEY, chosenShape) ?? {}
  return { step: chosen.step ?? fontStepOf(readSystemFont()), strong: chosen.strong ?? false }
}

function currentLook(): Look {
  look ??= readLook()
  return look
}

function refresh(): void {
  const fresh = readLook()
  if (fresh.step === look?.step && fresh.strong === look.strong) return
  look = fresh
  listeners.forEach((tellIt) => tellIt())
}

function listen(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Remembers a choice of the person and shows it on every open page. */
export function chooseLook(change: Partial<Look>): void {
  remember(KEY, { ...recall(KEY, chosenShape), ...change })
  refresh()
}

export function useLook(): Look {
  useShown(refresh)
  return useSyncExternalStore(listen, currentLook)
}
