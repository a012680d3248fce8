import pg from 'pg'

interface Query {
  (
    this: pg.Client,
    sql: string | { readonly text: string; readonly values: readonly unknown[] },
    values?: readonly unknown[],
  ): Promise<{ rows: { 'QUERY PLAN': string }[] }>
}

/** How the database would carry out each question that is asked while `work` runs, in its own transaction and scope. */
export async function plansOf(work: () => Promise<unknown>): Promise<readonly string[]> {
  const driver: { query: Query } = pg.Client.prototype
  const send = driver.query
  const plans: string[] = []
  driver.query = async function (sql, values) {
    const asked = typeof sql === 'string' ? { text: sql, values } : sql
    if (/^\s*(select|with)\b(?!\s+set_scope)/i.test(asked.text)) {
      const { rows } = await send.call(this, `EXPLAIN ${asked.text}`, asked.values)
      plans.push(rows.map((row) => row['QUERY PLAN']).join('\n'))
    }
    return send.call(this, sql, values)
  }
  await work().finally(() => {
    driver.query = send
  })
  return plans
}
