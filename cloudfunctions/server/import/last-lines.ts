import type { Line } from './line'

/** Of the lines of one key the last one. For files that are no longer than a county has villages or officers. */
export async function lastLines(lines: AsyncIterable<readonly Line[]>): Promise<readonly Line[]> {
  const last = new Map<string, Line>()
  for await (const chunk of lines) for (const line of chunk) last.set(line.key, line)
  return [...last.values()]
}
