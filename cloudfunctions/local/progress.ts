import { SingleBar } from 'cli-progress'

interface Progress {
  /** @param done of the total @param count of what is counted on the way */
  show(done: number, count: number): void
  stop(): void
}

/**
 * A bar on standard error for who watches: how many, rate and remaining time. Who pipes it elsewhere gets none.
 * @param unit Chinese, what is counted: 行, 户
 */
export function startProgress(total: number, unit: string): Progress {
  const bar = new SingleBar({
    format: ` {bar} {percentage}%  {count} ${unit}  {rate} ${unit}/秒  还要 {eta_formatted}`,
    stream: process.stderr,
    noTTYOutput: false,
    hideCursor: true,
    etaBuffer: 100,
  })
  const begun = performance.now()
  bar.start(total, 0, { count: 0, rate: 0 })
  return {
    show(done, count) {
      const rate = Math.round((count * 1000) / Math.max(1, performance.now() - begun))
      bar.update(done, { count, rate })
    },
    stop: () => bar.stop(),
  }
}
