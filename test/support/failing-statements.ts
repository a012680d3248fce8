import pg from 'pg'

/**
 * `refused`: the database refuses the statement with an error of its own, whose message quotes what was sent, as real ones do.
 * `gone`: the connection breaks before it. `unanswered`: it is carried out, and the connection breaks before the answer.
 * After `gone` and `unanswered` there is no database until `restore`; after `blink` (unanswered too) it is back at once.
 */
export const FAILURES = ['refused', 'gone', 'unanswered', 'blink'] as const
export type Failure = (typeof FAILURES)[number]

export interface FailingStatement {
  /** The statement that failed; undefined while it was not reached. */
  failed(): string | undefined
  /** How many statements were sent. */
  sent(): number
  restore(): void
}

/** What the driver is given: a text, or an object that knows its text (a prepared statement, a stream of rows). */
type Sent = string | { readonly text: string; readonly values?: readonly unknown[] }
type Query = (this: pg.Client, sql: Sent, values?: readonly unknown[]) => Promise<unknown>

/** Makes the n-th statement from now on (the first is 1) fail on its way through the driver, BEGIN, COMMIT and ROLLBACK counted. */
export function failStatement(n: number, how: Failure): FailingStatement {
  const driver: { query: Query } = pg.Client.prototype
  const send = driver.query
  let sent = 0
  let failed: string | undefined
  driver.query = async function (sql, values) {
    sent += 1
    const down = failed !== undefined && (how === 'gone' || how === 'unanswered')
    if (!down && sent !== n) return send.call(this, sql, values)
    failed ??= textOf(sql)
    if (how === 'refused') return send.call(this, refusal(typeof sql === 'string' ? values : sql.values))
    if (!down && how !== 'gone') await send.call(this, sql, values)
    breakConnection(this)
    // Goes nowhere: the driver itself says what it says on a broken connection.
    return send.call(this, sql, values)
  }
  return {
    failed: () => failed,
    sent: () => sent,
    restore() {
      driver.query = send
    },
  }
}

function refusal(values: readonly unknown[] = []): string {
  return `DO $refusal$ BEGIN RAISE EXCEPTION ${pg.escapeLiteral(`disk full at ${JSON.stringify(values)}`.replaceAll('%', '%%'))} USING ERRCODE = '53100'; END $refusal$`
}

function breakConnection(client: pg.Client): void {
  if ('connection' in client) client.connection.stream.destroy()
}

function textOf(sent: Sent): string {
  return typeof sent === 'string' ? sent : sent.text
}

/** Every statement that goes through the driver while `work` runs, as it is sent. */
export async function statementsOf(work: () => Promise<unknown>): Promise<ReadonlySet<string>> {
  const driver: { query: Query } = pg.Client.prototype
  const send = driver.query
  const seen = new Set<string>()
  driver.query = function (sql, values) {
    seen.add(textOf(sql))
    return send.call(this, sql, values)
  }
  await work().finally(() => {
    driver.query = send
  })
  return seen
}
