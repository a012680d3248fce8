import { readFileSync } from 'node:fs'

const EVERY_MS = 1000

/** Watches how much memory the machine has left. */
export function watchMemory(): { stop(): number } {
  const before = available()
  let least = before
  const timer = setInterval(() => {
    least = Math.min(least, available())
  }, EVERY_MS)
  timer.unref()
  return {
    /** @returns bytes that were in use at the worst moment beyond those of the beginning */
    stop() {
      clearInterval(timer)
      return before - least
    },
  }
}

/** MemAvailable of proc(5): what could be given out without swapping, caches of files not counted as used. */
function available(): number {
  const [, kilobytes] = /^MemAvailable: *(\d+) kB$/m.exec(readFileSync('/proc/meminfo', 'utf8')) ?? []
  return Number(kilobytes ?? 0) * 1024
}
