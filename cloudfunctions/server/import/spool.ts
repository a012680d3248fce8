import { randomBytes } from 'node:crypto'
import { open, unlink, type FileHandle } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import * as z from 'zod'
import type { Line } from './line'

// Written a moment ago, by ourselves.
const piece = z.custom<readonly Line[]>()

/** Lines put aside in a file that has no name: however this process ends, nothing of them stays on the disk. */
export class Spool {
  readonly #places: { readonly start: number; readonly length: number }[] = []
  #file: FileHandle | undefined
  #end = 0
  #lines = 0

  /** Number of lines. */
  get size(): number {
    return this.#lines
  }

  async add(lines: readonly Line[]): Promise<void> {
    if (lines.length === 0) return
    this.#file ??= await openUnnamed()
    const bytes = Buffer.from(JSON.stringify(lines))
    await this.#file.write(bytes, 0, bytes.length, this.#end)
    this.#places.push({ start: this.#end, length: bytes.length })
    this.#end += bytes.length
    this.#lines += lines.length
  }

  /** In the order in which they were added, in the pieces in which they were added. */
  async *read(): AsyncGenerator<readonly Line[], void, undefined> {
    for (const { start, length } of this.#places) {
      const bytes = Buffer.alloc(length)
      await this.#file?.read(bytes, 0, length, start)
      yield piece.parse(JSON.parse(bytes.toString('utf8')))
    }
  }

  async close(): Promise<void> {
    await this.#file?.close()
    this.#file = undefined
  }
}

async function openUnnamed(): Promise<FileHandle> {
  const name = path.join(tmpdir(), `wudeng-${randomBytes(8).toString('hex')}`)
  const file = await open(name, 'wx+', 0o600)
  await unlink(name)
  return file
}
