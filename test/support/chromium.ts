import { existsSync } from 'node:fs'
import path from 'node:path'

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']
const macOs = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'

/** Chromium of this machine: `CHROMIUM`, else the first in PATH; undefined when there is none. */
function findChromium(): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(path.delimiter)
  const places = names.flatMap((name) => folders.map((folder) => path.join(folder, name)))
  return [process.env['CHROMIUM'] ?? '', ...places, macOs].find((place) => place !== '' && existsSync(place))
}

/** `describe` with the path of Chromium. Where there is none, each of its tests counts as skipped and its name says why. */
export function describeInChromium(name: string, body: (chromium: string) => void): void {
  const chromium = findChromium()
  if (chromium !== undefined) describe(name, () => body(chromium))
  else describe.skip(`${name} [skipped: no Chromium here; install it or set CHROMIUM]`, () => body(''))
}
