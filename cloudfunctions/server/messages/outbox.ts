import { sql, type RawBuilder } from 'kysely'
import type { Day } from '../../../src/domain/calendar/day'
import type { Message } from '../../../src/domain/message/messages-of'
import { SUBJECT_OF } from '../../../src/domain/message/topic'
import { postInForce } from '../accounts/post-in-force'
import { personOfPhone } from '../staff-actor'

/** A message with what it is about. */
export interface ToWrite {
  readonly message: Message
  readonly subjectId: string
  /** Number of the event, or the step whose clock it is: nobody is told twice of one occasion. */
  readonly occasion: string
  readonly householdId?: string
  /** Village in which it happened, or the county. */
  readonly areaCode: string
}

/**
 * The statement that writes messages, one row for each person who is to be told: whoever has a post is looked up by its area, on
 * the day, for all messages together. The id of a message is made of what it tells whom, so that none is there twice.
 */
export function insertMessages(
  county: string,
  { day, at }: { readonly day: Day; readonly at: string },
  messages: readonly ToWrite[],
): RawBuilder<unknown> {
  const rows = messages.map(({ message: { topic, to }, subjectId, occasion, householdId, areaCode }) => ({
    ...{ topic, subject_kind: SUBJECT_OF[topic], subject_id: subjectId, occasion },
    ...{ household_id: householdId, area_code: areaCode },
    ...('person' in to ? { person: to.person } : {}),
    ...('roles' in to ? { roles: to.roles, areas: to.areas, but: to.but } : {}),
    ...('reportersOf' in to ? { order_id: to.reportersOf } : {}),
    ...('objectorOf' in to ? { objection_id: to.objectorOf } : {}),
  }))
  return sql`
    INSERT INTO message_outbox (county_code, message_id, recipient, topic, subject_kind, subject_id, occasion, household_id,
      area_code, written_on, written_at, state)
    SELECT ${county}, encode(substring(sha256(convert_to(
        concat_ws(' ', told.recipient, said.topic, said.subject_id, said.occasion), 'UTF8')) FOR 16), 'hex')::uuid,
      told.recipient, said.topic, said.subject_kind, said.subject_id, said.occasion, said.household_id,
      said.area_code, ${day}::date, ${at}::timestamptz, 'pending'
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS said (topic text, subject_kind text, subject_id text,
      occasion text, household_id uuid, area_code text, person text, roles text[], areas text[], but text, order_id uuid,
      objection_id uuid)
    CROSS JOIN LATERAL (
      SELECT said.person AS recipient WHERE said.person IS NOT NULL
      UNION ALL
      SELECT 'staff:' || ${personOfPhone(sql.ref('staff.phone_hash'))} FROM staff
      WHERE staff.area_code = ANY (said.areas) AND staff.role = ANY (said.roles) AND ${postInForce(day)}
      UNION ALL
      SELECT 'villager:' || told.reporter_hash FROM report AS told
      WHERE told.county_code = ${county} AND told.order_id = said.order_id AND told.reporter_hash IS NOT NULL
      UNION ALL
      SELECT 'villager:' || told.reporter_hash FROM result_objection AS objected
      JOIN report AS told ON told.county_code = ${county} AND told.report_id = objected.report_id
      WHERE objected.county_code = ${county} AND objected.objection_id = said.objection_id
      UNION ALL
      SELECT 'villager:' || told.objector_hash FROM case_objection AS told
      WHERE told.county_code = ${county} AND told.objection_id = said.objection_id AND told.objector_hash IS NOT NULL
    ) AS told
    WHERE told.recipient IS DISTINCT FROM said.but
    ON CONFLICT (county_code, message_id) DO NOTHING`
}
