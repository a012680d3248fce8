import type { QueryConfig } from 'pg'

/** Text of a statement → its name. What comes after so many keeps no name, so that a server's memory holds them all. */
const names = new Map<string, string>()
const MOST = 500
const LONGEST = 4000

/** `<` and `>`, but none of `<>`, `->`, `->>`, `@>`, `<@`. */
const RANGE = /(?<![<>@#-])>|<(?![>@])/

/**
 * A statement under a name, which a connection parses and plans once: that is most of what the database does for a short one.
 * Only one that compares by equality, for which one plan is good whatever the values; a range is planned with its values.
 */
export function prepare(text: string, values: readonly unknown[]): QueryConfig<unknown[]> {
  const statement = { text, values: [...values] }
  if (values.length === 0 || text.length > LONGEST) return statement
  let name = names.get(text)
  if (name === undefined) {
    if (names.size >= MOST || RANGE.test(text)) return statement
    name = `s${names.size}`
    names.set(text, name)
  }
  return { ...statement, name }
}
