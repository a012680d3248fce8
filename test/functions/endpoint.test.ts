import '../support/quiet'
import { endpoint, type Main } from '../../cloudfunctions/server/endpoint'
import { newKeys } from '../../cloudfunctions/server/crypto/keys'
import { makeSecrets } from '../../cloudfunctions/server/crypto/secrets'
import { connect, type Database } from '../../cloudfunctions/server/database/connect'
import { countyScope, inTransaction } from '../../cloudfunctions/server/database/scope'
import { verifyChain } from '../../cloudfunctions/server/events/verify-chain'
import type { Call, Handler, Handlers, Job } from '../../cloudfunctions/server/handler'
import { describeError } from '../../cloudfunctions/server/log'
import type { Runtime } from '../../cloudfunctions/server/runtime'
import { systemClock } from '../../cloudfunctions/server/clock'
import { ok, refuse } from '../../src/domain/result'
import { freshDatabase, type TestDatabase } from '../support/test-database'

const COUNTY = '610999'
const CODE = `${COUNTY}ABCDEFGHJKMNPQRS`
const secrets = makeSecrets(newKeys())
let database: TestDatabase
let db: Database
let villager: Main
let importer: Main

const contextOf = (openid: string) => ({
  request_id: 'trace-1',
  environment: JSON.stringify({ WX_CONTEXT_KEYS: 'WX_OPENID', WX_OPENID: openid }),
})
const report = (more: Record<string, unknown> = {}, payload: Record<string, unknown> = {}) => ({
  ...{ command: 'submitReport', commandId: crypto.randomUUID(), ...more },
  payload: { code: CODE, kind: 'illness', forWhom: 'own', ...payload },
})

/** Leaves one row, so that effects can be counted. */
function leaveRow({ tx, county, newId, day }: Pick<Call, 'tx' | 'county' | 'newId' | 'day'>) {
  const ids = { record_key: newId(), id_hash: 'hash', id_cipher: 'cipher', batch_id: newId() }
  return tx
    .insertInto('unmatched_row')
    .values({ county_code: county, feed: 'test', ...ids, record_on: day, values: '{}', content: '', delivered: 1 })
    .execute()
}

const submitReport: Handler<'submitReport'> = {
  county: ({ code }) => code.slice(0, 6),
  async run(call, { kind, forWhom, words }) {
    await leaveRow(call)
    call.record({ type: 'code.replaced', subjectId: 'x', payload: { b: 1, a: [null, 'ü', { d: 1.5, c: undefined }] } })
    if (words === 'refuse') return refuse('code.revoked')
    if (words === 'bug') throw new Error('610121199001011234 张三')
    if (words === 'once') {
      const [first] = await call.tx
        .updateTable('chain_head')
        .set({ seq: 1, hash: 'taken' })
        .where('county_code', '=', call.county)
        .where('seq', '=', 0)
        .returning('seq')
        .execute()
      if (first === undefined) return refuse('order.stale', { who: '别人', state: '已接单' })
    }
    return ok({ reportNo: call.newId(), kind, forWhom, visitBy: call.day, urgent: false })
  },
}

const villagerHandlers: Handlers<'villager'> = {
  openCode: {
    county: ({ code }) => code.slice(0, 6),
    async run(call) {
      await leaveRow(call)
      return ok({ villageName: '', group: null, helpPhone: '' })
    },
  },
  submitReport,
  reportStatus: { county: ({ county }) => county, run: () => Promise.resolve(refuse('report.unknown')) },
  objectToResult: { county: ({ county }) => county, run: () => Promise.resolve(refuse('report.unknown')) },
  openNotice: { county: () => '610999', run: () => Promise.resolve(refuse('case.noticeUnknown')) },
  objectFromNotice: { county: () => '610999', run: () => Promise.resolve(refuse('case.noticeUnknown')) },
  myMessages: { county: ({ county }) => county, run: () => Promise.resolve(ok({ items: [], nextCursor: null })) },
  myReports: {
    county: ({ county }) => county,
    run: ({ scope }) => Promise.resolve(ok({ reports: [], helpPhone: `${scope.areas.join()}|${scope.reporterHash}` })),
  },
}

const importFile: Job<'importFile'> = {
  county: ({ county }) => county,
  async work(call, { feed }) {
    await inTransaction(call.db, call.scope, (tx) => leaveRow({ ...call, tx }))
    const counts = { read: 1, accepted: 1, unchanged: 0, unmatched: 0, rejected: 0, dirty: 0 }
    return ok({ batch: call.newId(), feed, ...counts, faults: [], delivered: [], ignoredColumns: [] })
  },
}

const undoImport: Job<'undoImport'> = {
  county: ({ county }) => county,
  work: () => Promise.resolve(refuse('batch.unknown')),
}

beforeAll(async () => {
  database = await freshDatabase()
  db = connect(database.appUrl, { max: 8 })
  const runtime = (): Runtime => ({ db, secrets, clock: systemClock('2026-11-23'), newId: () => crypto.randomUUID() })
  villager = endpoint('villager', villagerHandlers, runtime)
  importer = endpoint('importer', { importFile, undoImport }, runtime)
  const post = (openid: string, role: 'countyOfficer' | 'villageCadre', areaCode: string) => ({
    ...{
      staff_id: crypto.randomUUID(),
      name: openid,
      phone_hash: secrets.hash(openid),
      phone_cipher: '',
      role,
      area_code: areaCode,
      openid,
    },
  })
  await db
    .insertInto('staff')
    .values([
      post('oOFFICER', 'countyOfficer', COUNTY),
      post('oOTHER', 'countyOfficer', '610998'),
      post('oCADRE', 'villageCadre', '610999101201'),
    ])
    .execute()
})

afterAll(async () => {
  await db.destroy()
  await database.drop()
})

const inCounty = <T>(work: Parameters<typeof inTransaction<T>>[2], county = COUNTY) =>
  inTransaction(db, countyScope(county), work)
async function countEffects(county = COUNTY) {
  const [rows, events, receipts] = await inCounty(
    (tx) =>
      Promise.all(
        (['unmatched_row', 'event', 'command_receipt'] as const).map((table) =>
          tx
            .selectFrom(table)
            .select((select) => select.fn.countAll<number>().as('count'))
            .where('county_code', '=', county)
            .executeTakeFirstOrThrow(),
        ),
      ),
    county,
  )
  return { rows: rows?.count, events: events?.count, receipts: receipts?.count }
}

const nothing = { rows: 0, events: 0, receipts: 0 }
const refused = (code: string, details: Record<string, unknown> = {}) => ({
  ok: false,
  fault: expect.objectContaining({ code, details }),
})

describe('refusals, which leave nothing behind', () => {
  afterEach(async () => {
    expect(await countEffects()).toEqual(nothing)
  })

  test('above one megabyte, whatever else it is', async () => {
    const event = report({}, { words: 'x'.repeat(1_000_000) })
    expect(await villager(event, contextOf('oX'))).toEqual(refused('request.tooLarge', { limit: '1 MB' }))
    expect(await villager({ nonsense: '灾'.repeat(333_334) }, contextOf('oX'))).toEqual(
      refused('request.tooLarge', { limit: '1 MB' }),
    )
  })

  test('above six megabytes for the importer', async () => {
    expect(await importer({ nonsense: 'x'.repeat(6_000_000) }, contextOf('oOFFICER'))).toEqual(
      refused('request.tooLarge', { limit: '6 MB' }),
    )
    expect(await importer({ nonsense: 'x'.repeat(1_000_001) }, contextOf('oOFFICER'))).not.toEqual(
      refused('request.tooLarge', { limit: '6 MB' }),
    )
  })

  test.each([
    ['nothing', undefined, 'request'],
    ['null', null, 'request'],
    ['a text', 'submitReport', 'request'],
    ['neither command nor query', {}, 'query'],
    ['a command without an id', { command: 'submitReport', payload: {} }, 'commandId'],
    ['an id that is no uuid', report({ commandId: "1' OR 1=1" }), 'commandId'],
    ['a version that is no number', report({ expectedVersion: '1' }), 'expectedVersion'],
    ['a negative version', report({ expectedVersion: -1 }), 'expectedVersion'],
    ['a kind that does not exist', report({}, { kind: 'gold' }), 'kind'],
    ['a payload that is a list', { ...report(), payload: [] }, 'request'],
    ['no payload', { ...report(), payload: undefined }, 'request'],
    ['a wrong code', report({}, { code: 'ABC' }), 'code'],
  ])('%s', async (_, event, field) => {
    expect(await villager(event, contextOf('oX'))).toEqual(refused('request.invalid', { field }))
  })

  test.each([
    ['in the envelope', report({ role: 'countyOfficer' }), 'role'],
    ['a command and a query at once', report({ query: 'openCode' }), 'query'],
    ['in the payload', report({}, { score: 100 }), 'score'],
    [
      'named like a prototype',
      JSON.parse(JSON.stringify(report()).replace('"kind"', '"__proto__":{"x":1},"kind"')),
      '__proto__',
    ],
  ])('an unknown field %s', async (_, event, field) => {
    expect(await villager(event, contextOf('oX'))).toEqual(refused('request.unknownField', { field }))
  })

  test.each(['acceptOrder', 'importFile', 'dance', 'constructor', 'toString', '__proto__', 'hasOwnProperty', ''])(
    'the operation "%s", which this function does not serve',
    async (name) => {
      expect(await villager({ ...report(), command: name }, contextOf('oX'))).toEqual(
        refused('request.unknownOperation'),
      )
      expect(await villager({ query: name, payload: {} }, contextOf('oX'))).toEqual(refused('request.unknownOperation'))
    },
  )

  test('a command sent as a query, and a query sent as a command', async () => {
    expect(await villager({ query: 'submitReport', payload: report().payload }, contextOf('oX'))).toEqual(
      refused('request.unknownOperation'),
    )
    expect(await villager({ ...report(), command: 'openCode' }, contextOf('oX'))).toEqual(
      refused('request.unknownOperation'),
    )
  })

  test('an identity that only the event claims', async () => {
    const forged = { ...report(), userInfo: { openId: 'oOFFICER' }, tcbContext: { openId: 'oOFFICER' } }
    expect(await villager(forged, { environment: '{}' })).toEqual(refused('identity.missing'))
    const file = {
      command: 'importFile',
      commandId: crypto.randomUUID(),
      payload: { county: COUNTY, feed: 'medical', content: '' },
    }
    expect(await importer({ ...file, userInfo: { openId: 'oOFFICER' } }, contextOf('oVILLAGER'))).toEqual(
      refused('permission.role'),
    )
    expect(await importer({ ...file, openid: 'oOFFICER' }, contextOf('oVILLAGER'))).toEqual(
      refused('request.unknownField', { field: 'openid' }),
    )
  })

  test('the timer, which is no villager', async () => {
    expect(await villager(report(), { environment: JSON.stringify({ TRIGGER_SRC: 'timer' }) })).toEqual(
      refused('permission.role'),
    )
  })

  test('a role that may not, a county that is not theirs', async () => {
    const file = {
      command: 'importFile',
      commandId: crypto.randomUUID(),
      payload: { county: COUNTY, feed: 'medical', content: '' },
    }
    expect(await importer(file, contextOf('oCADRE'))).toEqual(refused('permission.role'))
    expect(await importer(file, contextOf('oOTHER'))).toEqual(refused('permission.area'))
  })

  test('by the handler, after it had written and recorded', async () => {
    expect(await villager(report({}, { words: 'refuse' }), contextOf('oX'))).toEqual(refused('code.revoked'))
  })

  test('a bug, whose text nobody is told', async () => {
    const answer = await villager(report({}, { words: 'bug' }), contextOf('oX'))
    expect(answer).toEqual(refused('internal', { trace: 'trace-1' }))
    const said = JSON.stringify(describeError(new Error('610121199001011234 张三')))
    expect(said).not.toMatch(/610121199001011234|张三/)
    expect(said).toContain('endpoint.test.ts')
  })

  test('a question that writes', async () => {
    expect(await villager({ query: 'openCode', payload: { code: CODE } }, contextOf('oX'))).toEqual(
      refused('internal', { trace: 'trace-1' }),
    )
  })

  test('a database that is not there', async () => {
    const gone = connect('postgresql://nobody:x@127.0.0.1:1/none', { max: 1 })
    const main = endpoint('villager', villagerHandlers, () => ({
      db: gone,
      secrets,
      clock: systemClock(),
      newId: () => '',
    }))
    expect(await main(report(), contextOf('oX'))).toEqual(refused('server.busy'))
    await gone.destroy()
  })
})

describe('what the handler sees', () => {
  test('no area for a villager, and none for a cadre who asks for their own reports', async () => {
    for (const openid of ['oX', 'oCADRE']) {
      const answer = await villager({ query: 'myReports', payload: { county: COUNTY } }, contextOf(openid))
      expect(answer).toEqual({ ok: true, data: { reports: [], helpPhone: `|${secrets.hash(openid)}` } })
    }
  })
})

describe('exactly once', () => {
  // A county for each test: the counts start at nothing.
  let county = 610_100
  let code = ''
  beforeEach(() => {
    county += 1
    code = `${county}ABCDEFGHJKMNPQRS`
  })

  test('the same id again gets the first answer and changes nothing', async () => {
    const event = report({}, { code })
    const first = await villager(event, contextOf('oX'))
    expect(first).toMatchObject({ ok: true })
    expect(await villager(event, contextOf('oX'))).toEqual(first)
    expect(
      await villager(
        { ...event, payload: Object.fromEntries(Object.entries(event.payload).reverse()) },
        contextOf('oX'),
      ),
    ).toEqual(first)
    expect(await countEffects(String(county))).toEqual({ rows: 1, events: 1, receipts: 1 })
  })

  test.each([
    [
      'other content',
      (event: ReturnType<typeof report>) => ({ ...event, payload: { ...event.payload, kind: 'house' } }),
      'oX',
    ],
    ['another version', (event: ReturnType<typeof report>) => ({ ...event, expectedVersion: 2 }), 'oX'],
    ['another person', (event: ReturnType<typeof report>) => event, 'oY'],
    ['another person, as a cadre', (event: ReturnType<typeof report>) => event, 'oCADRE'],
  ])('the same id from %s is refused and tells nothing', async (_, change, openid) => {
    const event = report({}, { code })
    await villager(event, contextOf('oX'))
    expect(await villager(change(event), contextOf(openid))).toEqual(refused('command.idReused'))
    expect(await countEffects(String(county))).toEqual({ rows: 1, events: 1, receipts: 1 })
  })

  test('a refused id may be used again', async () => {
    const event = report({}, { code })
    await villager({ ...event, payload: { ...event.payload, words: 'refuse' } }, contextOf('oX'))
    expect(await villager(event, contextOf('oX'))).toMatchObject({ ok: true })
  })

  test.each([
    ['with one effect', undefined],
    ['also when the others are refused because of it', 'once'],
  ])('eight at once get the same answer, %s', async (_, words) => {
    const start = { county_code: String(county), seq: 0, hash: '0'.repeat(64) }
    await inCounty((tx) => tx.insertInto('chain_head').values(start).execute(), String(county))
    const event = report({}, { code, words })
    const answers = await Promise.all(Array.from({ length: 8 }, () => villager(event, contextOf('oX'))))
    expect(answers[0]).toMatchObject({ ok: true })
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1)
    expect(await countEffects(String(county))).toEqual({ rows: 1, events: 1, receipts: 1 })
  })

  test('a job repeated at once or later has one receipt and one answer', async () => {
    const event = {
      command: 'importFile',
      commandId: crypto.randomUUID(),
      payload: { county: COUNTY, feed: 'medical', content: '' },
    }
    const answers = await Promise.all(Array.from({ length: 4 }, () => importer(event, contextOf('oOFFICER'))))
    answers.push(await importer(event, contextOf('oOFFICER')))
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1)
    expect((await countEffects()).receipts).toBe(1)
  })

  test('the answer in the receipt is sealed', async () => {
    const answer = await villager(report({}, { code }), contextOf('oX'))
    const [receipt] = await inCounty(
      (tx) => tx.selectFrom('command_receipt').selectAll().where('county_code', '=', String(county)).execute(),
      String(county),
    )
    const reportNo = answer.ok ? (answer.data as { reportNo: string }).reportNo : ''
    expect(reportNo).not.toBe('')
    expect(JSON.stringify(receipt)).not.toContain(reportNo)
    expect(secrets.open(receipt?.answer_cipher ?? '')).toContain(reportNo)
  })
})

describe('the chain of events', () => {
  const county = '610200'
  const code = `${county}ABCDEFGHJKMNPQRS`
  const verify = () => inCounty((tx) => verifyChain(tx, county), county)

  test('is whole after many commands at once', async () => {
    const answers = await Promise.all(Array.from({ length: 24 }, () => villager(report({}, { code }), contextOf('oX'))))
    expect(answers.every((answer) => answer.ok)).toBe(true)
    expect(await verify()).toEqual({ checked: 24, differences: [] })
  })

  test('shows what somebody with the owner’s rights changed', async () => {
    const owner = connect(database.ownerUrl, { max: 1, asOwner: true })
    const event = () => owner.updateTable('event').where('county_code', '=', county)
    const stored = await owner
      .selectFrom('event')
      .selectAll()
      .where('county_code', '=', county)
      .where('seq', '=', 7)
      .executeTakeFirstOrThrow()

    await event().set({ payload: '{"b":2}' }).where('seq', '=', 7).execute()
    expect(await verify()).toEqual({ checked: 24, differences: ['610200: event 7 (code.replaced) was changed'] })

    await event()
      .set({ payload: JSON.stringify(stored.payload) })
      .where('seq', '=', 7)
      .execute()
    expect((await verify()).differences).toEqual([])

    await owner.deleteFrom('event').where('county_code', '=', county).where('seq', '=', 7).execute()
    expect((await verify()).differences).toEqual(['610200: event 7 is missing before event 8 (code.replaced)'])

    await owner.deleteFrom('event').where('county_code', '=', county).where('seq', '>=', 7).execute()
    expect((await verify()).differences).toEqual(['610200: events 7 to 24 are missing at the end'])
    await owner.destroy()
  })
})
