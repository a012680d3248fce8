import { SingleBar } from 'cli-progress'

interface ImportProgress {
  /** @param rows read so far @param bytes of the file behind them */
  show(progress: { readonly read: number; readonly bytes: number }): void
  stop(): void
}

/** A bar on standard error for who watches: rows, rate and remaining time. Who pipes it elsewhere gets none. */
export function startImportProgress(size: number): ImportProgress {
  const bar = new SingleBar({
    format: ' {bar} {percentage}%  {rows} 行  {rate} 行/秒  还要 {eta_formatted}',
    stream: process.stderr,
    noTTYOutput: false,
    hideCursor: true,
    etaBuffer: 100,
  })
  const begun = performance.now()
  bar.start(size, 0, { rows: 0, rate: 0 })
  return {
    show({ read, bytes }) {
      const rate = Math.round((read * 1000) / Math.max(1, performance.now() - begun))
      bar.update(bytes, { rows: read, rate })
    },
    stop: () => bar.stop(),
  }
}
