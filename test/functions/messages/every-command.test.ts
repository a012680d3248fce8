import '../../support/quiet'
import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { faultSentence } from '../../../src/contract/faults'
import { operations, type CommandName } from '../../../src/contract/operations'
import type { OperationSpec } from '../../../src/contract/operations/operation-spec'
import { addDays } from '../../../src/domain/calendar/day-number'
import type { EventType } from '../../../src/domain/history/event-type'
import { messagesOf } from '../../../src/domain/message/messages-of'
import type { Duty, Recipients } from '../../../src/domain/message/recipients'
import { TOPICS } from '../../../src/domain/message/topic'
import { createRandom } from '../../../cloudfunctions/local/demo/random'
import { codeOf } from '../../support/answers'
import { DEEDS } from '../../support/deeds/deeds'
import type { Deed } from '../../support/deeds/deed'
import { sceneOf, type Choose } from '../../support/deeds/scene'
import { STORY, wishing } from '../../support/deeds/story'
import { openLivingCounty, type LivingCounty } from '../../support/living-county'

/** More than a storm needs, so that orders are held. */
const FAMILIES = 24
const RANDOM_COMMANDS = 60

let county: LivingCounty
beforeAll(async () => {
  county = await openLivingCounty(FAMILIES)
})
afterAll(() => county.close())

const told = new Set<string>()
const overtaken = new Set<string>()

/** Every row of the outbox that belongs to an event after this one, and what these events should have told whom. */
async function compareSince(seq: number): Promise<void> {
  const { owner } = county
  const { rows } = await sql<{ said: string }>`
    SELECT occasion || ' ' || topic || ' ' || recipient AS said FROM message_outbox
    WHERE occasion ~ '^[0-9]+$' AND occasion::bigint > ${seq}`.execute(owner)
  const events = await owner.selectFrom('event').selectAll().where('seq', '>', seq).orderBy('seq').execute()
  const expected = new Set<string>()
  for (const event of events) {
    const { actor, payload, village_code, subject_id, county_code } = event
    const type = event.type as EventType
    const named = { areaCode: village_code ?? county_code, subjectId: subject_id ?? county_code }
    for (const { topic, to } of messagesOf({ type, actor, payload, ...named, duty: await dutyOf(named.subjectId) }))
      for (const recipient of await resolve(to)) expected.add(`${event.seq} ${topic} ${recipient}`)
  }
  expect(rows.map(({ said }) => said).sort()).toEqual([...expected].sort())
  for (const { said } of rows) told.add(said.split(' ')[1] ?? '')
}

/** As it stands after the command, which is as its event left it. */
async function dutyOf(subjectId: string): Promise<Duty | undefined> {
  const scene = sceneOf(county, wishing([]))
  const order = (await scene.orders()).find(({ orderId }) => orderId === subjectId)
  if (order !== undefined) return { level: order.level, holder: order.assigneeId }
  const one = (await scene.cases()).find(({ caseId }) => caseId === subjectId)
  return one && { level: one.level, holder: null, stage: one }
}

/** Who is meant, found the slow way. */
async function resolve(to: Recipients): Promise<readonly string[]> {
  if ('person' in to) return [to.person]
  if ('roles' in to) {
    const day = county.today()
    const staff = await sceneOf(county, wishing([])).staff()
    const there = staff.filter(
      ({ role, area_code, active, valid_from: from, valid_until: until }) =>
        to.roles.includes(role) &&
        to.areas.includes(area_code) &&
        active &&
        (from === null || from <= day) &&
        (until === null || day <= until),
    )
    return there.map(({ personId }) => `staff:${personId}`).filter((recipient) => recipient !== to.but)
  }
  const { rows } =
    'reportersOf' in to
      ? await sql<{ hash: string }>`SELECT reporter_hash AS hash FROM report
          WHERE order_id = ${to.reportersOf} AND channel = 'code'`.execute(county.owner)
      : await sql<{ hash: string }>`
          SELECT reporter_hash AS hash FROM result_objection JOIN report USING (report_id) WHERE objection_id = ${to.objectorOf}
          UNION SELECT objector_hash FROM case_objection
          WHERE objection_id = ${to.objectorOf} AND objector_hash IS NOT NULL`.execute(county.owner)
  return rows.map(({ hash }) => `villager:${hash}`)
}

async function lastSeq(): Promise<number> {
  const { seq } = await county.owner.selectFrom('chain_head').select('seq').executeTakeFirstOrThrow()
  return seq
}

/** Over a version that is not there: what was wanted, what stands, who, when, and nothing is written. */
async function sendOvertaken(command: CommandName, { expectedVersion = 0, ...deed }: Deed): Promise<void> {
  const spec: OperationSpec = operations[command]
  if (spec.kind !== 'command' || spec.versioned !== true) return
  const seen = expectedVersion + 7
  const answer = await county.perform({ ...deed, command, commandId: randomUUID(), expectedVersion: seen })
  if (answer.ok) throw new Error('overwritten')
  expect(answer.fault.code).toMatch(/\.stale$/)
  expect(answer.fault).toMatchObject({ kind: 'conflict', details: { seen, version: expectedVersion } })
  expect(answer.fault.details).toMatchObject({ when: expect.stringMatching(/^\d+月\d+日 \d+:\d\d$/) })
  expect(faultSentence(answer.fault)).toMatch(
    /^\S+ \d+月\d+日 \d+:\d\d 改过。现在是\S+。您要办的“\S+”还没办。您填的都在。$/,
  )
  overtaken.add(command)
}

async function tell(command: CommandName, choose: Choose): Promise<string | undefined> {
  const deed = await DEEDS[command](sceneOf(county, choose))
  if (deed === undefined) return undefined
  const before = await lastSeq()
  const answer = await county.perform({ ...deed, command, commandId: randomUUID() })
  await compareSince(before)
  return codeOf(answer)
}

test('the night that opened the county told the county officer of the storm, once', async () => {
  await compareSince(0)
  expect([...told]).toEqual(['orders.held'])
})

test.each(STORY)('%s tells whoever has to know, and nobody else', async (command, wishes, later) => {
  county.setDay(addDays(county.today(), later))
  const before = await lastSeq()
  const deed = await DEEDS[command](sceneOf(county, wishing(wishes)))
  if (deed !== undefined) await sendOvertaken(command, deed)
  expect(await lastSeq()).toBe(before)
  expect(await tell(command, wishing(wishes))).toBe('ok')
})

test('any commands in any order: each event has exactly its messages', async () => {
  const random = createRandom(20261124)
  const names = Object.keys(DEEDS) as CommandName[]
  const choose: Choose = (from, fits = () => true) => {
    const fitting = from.filter(fits)
    const among = fitting.length > 0 && random.chance(900) ? fitting : from
    return among[random.int(Math.max(1, among.length))]
  }
  let done = 0
  while (done < RANDOM_COMMANDS) {
    const command = names[random.int(names.length)]
    if (command === undefined) continue
    if (random.chance(100)) county.setDay(addDays(county.today(), 1))
    if ((await tell(command, choose)) !== undefined) done += 1
  }
})

test('every command over a version was overtaken once, and of everything but clocks somebody was told', () => {
  const versioned = (Object.keys(DEEDS) as CommandName[]).filter((command) => {
    const spec: OperationSpec = operations[command]
    return spec.kind === 'command' && spec.versioned === true
  })
  expect([...overtaken].sort()).toEqual(versioned.sort())
  const ofClocks = ['order.dueSoon', 'order.late', 'case.late']
  expect([...told].sort()).toEqual(TOPICS.filter((topic) => !ofClocks.includes(topic)).sort())
})
