import { sql } from 'kysely'
import { ok } from '../../../src/domain/result'
import { readPlace, writePlace } from '../database/place'
import type { Handler } from '../handler'

const PAGE = 50
const INSTANT = /^\d{4}-\d{2}-\d{2}T[\d:.]{8,12}Z$/

/** What this person was told, with a post or as whoever reported: nobody else's messages, whatever the areas of their posts. */
export const myMessages: Handler<'myMessages'> = {
  county: ({ county }) => county,
  async run({ tx, county, actor, scope }, { cursor }) {
    const after = readPlace(cursor, INSTANT)
    if (!after.ok) return after
    const own = new Set([actor.id, ...(scope.reporterHash === undefined ? [] : [`villager:${scope.reporterHash}`])])
    const found = await tx
      .selectFrom('message_outbox')
      .select(['message_id', 'topic', 'subject_kind', 'subject_id', 'written_on', 'written_at'])
      .where('county_code', '=', county)
      .where('recipient', 'in', [...own])
      .$if(after.value !== undefined, (query) =>
        query.where(
          sql<boolean>`(written_at, message_id) < (${after.value?.[0]}::timestamptz, ${after.value?.[1]}::uuid)`,
        ),
      )
      .orderBy('written_at', 'desc')
      .orderBy('message_id', 'desc')
      .limit(PAGE + 1)
      .execute()
    const page = found.slice(0, PAGE)
    const last = found.length > PAGE ? page.at(-1) : undefined
    return ok({
      items: page.map((row) => ({
        ...{ messageId: row.message_id, topic: row.topic, subjectKind: row.subject_kind },
        ...{ subjectId: row.subject_id, on: row.written_on },
      })),
      nextCursor: last === undefined ? null : writePlace(last.written_at, last.message_id),
    })
  },
}
