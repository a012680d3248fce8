interface Page<T> {
  readonly items: readonly T[]
  readonly nextCursor: string | null
}

/** Everything in a list, page by page. */
export async function readTheRest<T>(ask: (cursor: string | undefined) => Promise<Page<T>>): Promise<readonly T[]> {
  const found: T[] = []
  let cursor: string | undefined
  do {
    const { items, nextCursor } = await ask(cursor)
    found.push(...items)
    cursor = nextCursor ?? undefined
  } while (cursor !== undefined)
  return found
}
