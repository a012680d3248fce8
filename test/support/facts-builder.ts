import { contentOf } from '../../src/domain/comparison/content'
import type { DepartmentRecord, Facts, FieldValues, IncomeLine, Person } from '../../src/domain/household/facts'
import { allFeeds } from './default-rulebook'

/** A healthy grown-up who works nowhere, lives here and is insured: what no rule has anything to say about. */
const PLAIN_PERSON: FieldValues = {
  health: ['健康'],
  labour: '普通劳动力',
  schooling: null,
  workState: '未务工',
  workPlace: null,
  workMonths: 0,
  insured: '是',
  livesHere: '是',
  cannotSelfCare: '否',
}

/** Nothing wrong and nothing missing. Incomes of one grown-up above the line and below twice the line. */
const PLAIN_HOUSEHOLD: FieldValues = {
  householdType: '一般农户',
  housingArea: 200,
  dangerGrade: 'A',
  fetchMinutes: 0,
  waterCutDays: 0,
  wageIncome: 1_200_000,
  businessIncome: 0,
  propertyIncome: 0,
  transferIncome: 0,
  businessCost: 0,
  lastYearPerHead: 1_200_000,
  compliantSelfPaid: 0,
}

export const LINE: IncomeLine = { year: 2024, fen: 850_000, official: false }

export interface PersonDraft {
  readonly id?: string
  readonly birthOn?: string
  readonly relation?: string
  readonly values?: FieldValues
  readonly former?: Person['former']
}

export interface RecordDraft extends Partial<
  Pick<DepartmentRecord, 'key' | 'personId' | 'delivered' | 'disputed' | 'date'>
> {
  readonly feed: string
  readonly values: FieldValues
}

export interface FactsDraft extends Partial<Omit<Facts, 'household' | 'people' | 'records'>> {
  readonly household?: FieldValues
  readonly people?: readonly PersonDraft[]
  readonly records?: readonly RecordDraft[]
}

/**
 * Facts of a household about which every feed has been delivered and no rule fires, changed by a draft. Without people it is
 * one person, p1, the head, born in 1980. Records belong to p1 and are dated by the date column of their feed.
 */
export function buildFacts(draft: FactsDraft = {}): Facts {
  const { household, people = [{}], records = [], ...rest } = draft
  return {
    household: {
      householdId: 'h1',
      householdNo: 'H001',
      villageCode: '610999101201',
      values: { ...PLAIN_HOUSEHOLD, ...household },
    },
    people: people.map(buildPerson),
    records: records.map(buildRecord),
    delivered: allFeeds.map(({ id }) => id),
    incomeLines: [LINE],
    monitored: [],
    clearedOn: null,
    measures: [],
    disputedRegister: {},
    ...rest,
  }
}

function buildPerson(draft: PersonDraft, index: number): Person {
  return {
    personId: draft.id ?? `p${index + 1}`,
    birthOn: draft.birthOn ?? '1980-06-15',
    relation: draft.relation ?? (index === 0 ? '户主' : '其他'),
    values: { ...PLAIN_PERSON, ...draft.values },
    former: draft.former ?? [],
  }
}

function buildRecord(draft: RecordDraft, index: number): DepartmentRecord {
  const feed = allFeeds.find(({ id }) => id === draft.feed)
  const own = draft.values[feed?.date ?? '']
  return {
    feed: draft.feed,
    key: draft.key ?? `${draft.feed}-${index + 1}`,
    personId: draft.personId ?? 'p1',
    date: draft.date ?? (typeof own === 'number' ? `${own}-01-01` : String(own)),
    values: draft.values,
    content: contentOf(draft.values),
    batch: 'b1',
    delivered: draft.delivered ?? index + 1,
    disputed: draft.disputed ?? false,
  }
}
