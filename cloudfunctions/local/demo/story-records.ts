import { yearOf, type Day } from '../../../src/domain/calendar/day'
import { addDays } from '../../../src/domain/calendar/day-number'
import type { Column, Feed } from '../../../src/domain/comparison/feed'
import { findFeed } from '../../server/import/feeds'
import { everybody, type FileRow, type PersonDraft, type Row } from './draft'
import type { HouseholdDraft } from './household'
import { about, ownNumber, schoolYearOf } from './ordinary-records'
import type { Story, StoryRecord } from './story'

/** The file lines of a story: person, date and numbers of the department's own are filled in as the feed's definition asks. */
export function storyRecords(story: Pick<Story, 'records'>, household: HouseholdDraft, day: Day): readonly FileRow[] {
  return story.records.map((record, i) => storyRecord(record, household, day, i))
}

function storyRecord(record: StoryRecord, household: HouseholdDraft, day: Day, position: number): FileRow {
  const feed = findFeed(record.feed)
  const person = everybody(household.family).find(({ relation }) => relation === record.of)
  if (feed === undefined || person === undefined) throw new Error(`A story has no ${record.feed} of ${record.of}`)
  const happenedOn = addDays(day, -record.daysAgo)
  const number = `${ownNumber('GS', household)}-${position}`
  const asked = feed.columns.filter((column) => column.required || column.field === feed.date)
  const filled: Row = Object.fromEntries(
    asked.map((column) => [column.field, fill(feed, column, record, happenedOn, person, number)]),
  )
  return { feed: record.feed, row: { ...filled, ...about(person), ...record.row } }
}

function fill(
  feed: Feed,
  column: Column,
  record: StoryRecord,
  happenedOn: Day,
  person: PersonDraft,
  number: string,
): string | number | null {
  if (column.type === 'year') return yearOf(happenedOn)
  if (column.type === 'schoolYear') return schoolYearOf(happenedOn)
  // Limb 4, hearing 2: the card's own numbering is not needed here, its length and its grade are.
  if (column.type === 'disabilityCard') return `${person.idNumber}4${record.row['grade']}`
  if (column.type === 'code') return number
  return column.field === feed.date ? happenedOn : null
}
