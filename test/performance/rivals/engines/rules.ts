/** A test of one quantity against a value. */
export interface Test {
  readonly fact: string
  readonly operator: 'equal' | 'in' | 'lessThan' | 'lessThanInclusive' | 'greaterThan' | 'greaterThanInclusive'
  readonly value: number | string | boolean | readonly string[]
}

export type Condition = Test | { readonly all: readonly Condition[] } | { readonly any: readonly Condition[] }

export interface EngineRule {
  readonly rule: string
  readonly points: number
  readonly when: Condition
}

/**
 * The default rulebook over the quantities of a household, as rule engines are given rules: numbers compared, all and any. The two
 * rules that ask which others fire (R31, A09) are not here: host code decides them (`finish.ts`), which costs an engine
 * nothing.
 */
export const engineRules: readonly EngineRule[] = [
  { rule: 'R01', points: 40, when: some('dropouts') },
  { rule: 'R02', points: 40, when: some('uninsured') },
  {
    rule: 'R03',
    points: 40,
    when: any(
      some('wrecks'),
      all(test('houseGrade', 'in', ['C', 'D']), test('onlyHome', 'equal', true), test('rebuilt', 'equal', false)),
    ),
  },
  {
    rule: 'R04',
    points: 40,
    when: any(
      test('litresPerDay', 'lessThan', 35),
      test('fetchMinutes', 'greaterThan', 20),
      test('waterCutDays', 'greaterThan', 36),
      test('waterQuality', 'equal', '不合格'),
    ),
  },
  {
    rule: 'R05',
    points: 40,
    when: any(
      test('selfPaid', 'greaterThan', 2_600_000),
      all(test('lowIncome', 'equal', true), test('selfPaid', 'greaterThan', 1_000_000)),
    ),
  },
  {
    rule: 'R06',
    points: 20,
    when: any(
      all(test('lowIncome', 'equal', true), ...between('selfPaid', 500_000, 1_000_000)),
      all(test('lowIncome', 'equal', false), ...between('selfPaid', 1_000_000, 2_600_000)),
    ),
  },
  { rule: 'R07', points: 15, when: some('newMajorIllnesses') },
  { rule: 'R08', points: 5, when: some('chronicPeople', 2) },
  { rule: 'R09', points: 20, when: some('newSevereDisabilities') },
  { rule: 'R10', points: 15, when: some('disabledPeople', 2) },
  { rule: 'R11', points: 10, when: all(some('helplessElders'), test('perhapsAble', 'equal', 0)) },
  { rule: 'R12', points: 25, when: some('strickenWorkers') },
  { rule: 'R13', points: 10, when: test('aboveLine', 'lessThan', 0) },
  {
    rule: 'R14',
    points: 5,
    when: all(test('aboveLine', 'greaterThanInclusive', 0), test('aboveNearLine', 'lessThan', 0)),
  },
  {
    rule: 'R15',
    points: 10,
    when: all(test('lastYearPerHead', 'greaterThan', 0), test('aboveFall', 'lessThanInclusive', 0)),
  },
  {
    rule: 'R16',
    points: 20,
    when: all(test('compliantSelfPaid', 'greaterThan', 0), test('selfPaidAboveHalf', 'greaterThanInclusive', 0)),
  },
  { rule: 'R17', points: 10, when: test('schoolCost', 'greaterThan', 1_000_000) },
  { rule: 'R18', points: 5, when: some('students', 2) },
  { rule: 'R19', points: 20, when: all(some('ablePeople'), test('perhapsAtWork', 'equal', 0)) },
  { rule: 'R20', points: 15, when: some('keptFromWork') },
  { rule: 'R21', points: 20, when: some('losses') },
  { rule: 'R23', points: 20, when: some('accidents') },
  { rule: 'R24', points: 5, when: test('labour', 'equal', 0) },
  {
    rule: 'R25',
    points: 10,
    when: all(some('labour'), test('dependantsAboveThrice', 'greaterThanInclusive', 0)),
  },
  { rule: 'R26', points: 15, when: some('orphans') },
  { rule: 'R27', points: 10, when: test('spareArea', 'lessThan', 0) },
  { rule: 'R28', points: 10, when: some('applications') },
  { rule: 'R29', points: 15, when: some('stoppedAllowances') },
  { rule: 'A01', points: -10, when: test('steadyWorkers', 'equal', 1) },
  { rule: 'A01', points: -15, when: test('steadyWorkers', 'equal', 2) },
  { rule: 'A01', points: -20, when: some('steadyWorkers', 3) },
  { rule: 'A02', points: -20, when: some('salaried') },
  { rule: 'A03', points: -10, when: some('businesses') },
  { rule: 'A04', points: -15, when: some('flats') },
  { rule: 'A05', points: -10, when: some('cars') },
  { rule: 'A06', points: -10, when: some('pensions') },
  { rule: 'A07', points: -15, when: test('aboveTwiceLine', 'greaterThanInclusive', 0) },
]

function test(fact: string, operator: Test['operator'], value: Test['value']): Test {
  return { fact, operator, value }
}

function some(fact: string, least = 1): Test {
  return test(fact, 'greaterThanInclusive', least)
}

function between(fact: string, from: number, to: number): readonly Test[] {
  return [test(fact, 'greaterThanInclusive', from), test(fact, 'lessThanInclusive', to)]
}

function all(...conditions: readonly Condition[]): Condition {
  return { all: conditions }
}

function any(...conditions: readonly Condition[]): Condition {
  return { any: conditions }
}
