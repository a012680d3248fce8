import fc from 'fast-check'
import { addDays } from '../../src/domain/calendar/day-number'
import type { Column, Feed } from '../../src/domain/comparison/feed'
import type { Facts, FieldValue, FieldValues } from '../../src/domain/household/facts'
import { allFeeds } from './default-rulebook'
import { buildFacts, LINE, type PersonDraft, type RecordDraft } from './facts-builder'

/** The day around which random facts lie. */
export const MIDDLE = '2026-11-23'

const departments = allFeeds.filter(({ kind }) => kind === 'department')
// Some rules need several records of these on one household.
const often = departments.filter(({ id }) => ['education', 'employment'].includes(id))
const members = allFeeds.find(({ id }) => id === 'members')
const households = allFeeds.find(({ id }) => id === 'households')

/** Days within some years of the middle, month ends and the middle's own date more often than chance would give. */
function dayWithin(daysBack: number, daysAhead: number): fc.Arbitrary<string> {
  return fc.oneof(
    { weight: 4, arbitrary: fc.integer({ min: -daysBack, max: daysAhead }).map((days) => addDays(MIDDLE, days)) },
    {
      weight: 1,
      arbitrary: fc.constantFrom('2026-02-28', '2025-11-23', '2026-05-23', '2026-08-31', '2024-02-29', '2025-12-31'),
    },
  )
}

const amounts = fc.oneof(
  fc.constantFrom(0, 500_000, 1_000_000, 1_000_001, 2_600_000, 2_600_001, 5_000_000),
  fc.integer({ min: 0, max: 4_000_000 }),
)

function valueOf(column: Column): fc.Arbitrary<FieldValue> {
  const filled: Record<Column['type'], fc.Arbitrary<FieldValue>> = {
    text: fc.constant('某'),
    code: fc.constant('码'),
    idNumber: fc.constant('号'),
    disabilityCard: fc.constant('证'),
    areaCode: fc.constant('610999101201'),
    phone: fc.constant('13800000000'),
    // Ends may lie ahead; what has happened does not.
    day: column.past ? dayWithin(900, 0) : dayWithin(600, 600),
    fen: amounts,
    number: fc.integer({ min: 0, max: 80 }),
    word: fc.constantFrom(...column.values, '无'),
    words: fc.subarray([...column.values]),
    schoolYear: fc.constantFrom('2024-2025', '2025-2026', '2026-2027'),
    year: fc.constantFrom(2025, 2026, 2027),
  }
  return column.required ? filled[column.type] : fc.option(filled[column.type], { freq: 4, nil: null })
}

function valuesOf(feed: Feed | undefined): fc.Arbitrary<FieldValues> {
  return fc.record(Object.fromEntries((feed?.columns ?? []).map((column) => [column.field, valueOf(column)])))
}

const births = fc.oneof(
  dayWithin(200, 0),
  fc.constantFrom('2020-11-24', '2010-11-23', '2012-02-29', '2008-02-29', '1966-11-23', '1967-03-01', '2019-12-01'),
  fc.integer({ min: -32_000, max: -200 }).map((days) => addDays(MIDDLE, days)),
)

const people: fc.Arbitrary<PersonDraft[]> = fc.array(
  fc.record({
    birthOn: births,
    values: valuesOf(members),
    former: fc
      .array(fc.record({ until: dayWithin(500, 0), values: valuesOf(members) }), { maxLength: 2 })
      .map(newestFirst),
  }),
  { minLength: 1, maxLength: 4 },
)

function newestFirst(former: NonNullable<PersonDraft['former']>): NonNullable<PersonDraft['former']> {
  return [...former].sort((a, b) => (a.until < b.until ? 1 : -1))
}

const record: fc.Arbitrary<RecordDraft> = fc.constantFrom(...departments, ...often, ...often, ...often).chain((feed) =>
  fc.record({
    feed: fc.constant(feed.id),
    values: valuesOf(feed),
    personId: fc.constantFrom('p1', 'p2', 'p3'),
    disputed: fc.integer({ min: 0, max: 9 }).map((number) => number === 0),
  }),
)

const spans = fc.array(fc.record({ from: dayWithin(500, 300), until: fc.option(dayWithin(300, 600)) }), {
  maxLength: 2,
})

/** Households as no county has them: everything that a file can say, in any mixture. Nothing is promised but the shapes. */
export const anyFacts: fc.Arbitrary<Facts> = fc
  .record({
    household: valuesOf(households),
    people,
    records: fc.array(record, { maxLength: 14 }),
    delivered: fc.subarray(departments.map(({ id }) => id)),
    incomeLines: fc.subarray([
      LINE,
      { year: 2026, fen: 900_000, official: true },
      { year: 2028, fen: 1_000_000, official: true },
    ]),
    monitored: spans,
    clearedOn: fc.option(dayWithin(500, 0)),
    measures: fc.array(
      fc.record({
        from: dayWithin(500, 300),
        until: fc.option(dayWithin(300, 600)),
        answers: fc.subarray(['R06', 'R13', 'R31', 'R21', 'R24']),
      }),
      { maxLength: 2 },
    ),
  })
  .map(buildFacts)
