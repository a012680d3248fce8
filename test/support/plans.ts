import pg from 'pg'

interface Query {
  (this: pg.Client, sql: string, values?: readonly unknown[]): Promise<{ rows: { 'QUERY PLAN': string }[] }>
}

/** How the database would carry out each question that is asked while `work` runs, in its own transaction and scope. */
export async function plansOf(work: () => Promise<unknown>): Promise<readonly string[]> {
  const driver: { query: Query } = pg.Client.prototype
  const send = driver.query
  const plans: string[] = []
  driver.query = async function (sql, values) {
    if (/^\s*(select|with)\b(?!\s+set_scope)/i.test(sql)) {
      const { rows } = await send.call(this, `EXPLAIN ${sql}`, values)
      plans.push(rows.map((row) => row['QUERY PLAN']).join('\n'))
    }
    return send.call(this, sql, values)
  }
  await work().finally(() => {
    driver.query = send
  })
  return plans
}
