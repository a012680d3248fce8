import { setTimeout as pause } from 'node:timers/promises'

/** Resolves when `holds` does; asks again and again, because a fixed sleep is too short on some day and too long on every other. */
export async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await holds())) await pause(20)
}
