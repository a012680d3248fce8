const exitCodes = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const

/**
 * Runs `stop` once when this process is asked to end: Ctrl-C, SIGTERM, a closed terminal, or the end of the npm that started it (npm
 * takes a SIGTERM for itself, and what it started would live on). Afterwards the process ends by itself, with the customary exit code;
 * what still holds it then is cut after five seconds.
 */
export function endInOrder(stop: () => Promise<void>): void {
  const parent = process.ppid
  const watch = setInterval(() => {
    if (process.env['npm_lifecycle_event'] !== undefined && process.ppid !== parent) end(exitCodes.SIGTERM)
  }, 500)
  watch.unref()

  let ending = false
  function end(code: number): void {
    if (ending) return
    ending = true
    clearInterval(watch)
    process.exitCode = code
    stop()
      .catch((error: unknown) => {
        console.error(error)
        process.exitCode = 1
      })
      .finally(() => setTimeout(() => process.exit(), 5000).unref())
  }
  for (const [signal, code] of Object.entries(exitCodes))
    process.on(signal, () => {
      end(code)
    })
}
