import { sql } from 'kysely'
import type { Database } from '../../cloudfunctions/server/database/connect'
import type { CommandName } from '../../src/contract/operations'
import { INVITATION_TRANSITIONS } from '../../src/domain/access/invitation'
import { CASE_STATES } from '../../src/domain/case/case'
import { statesBefore, STEPS } from '../../src/domain/case/steps'
import { CORRECTION_TRANSITIONS } from '../../src/domain/feedback/correction'
import { OBJECTION_TRANSITIONS } from '../../src/domain/order/result-objection'
import { TRANSITIONS } from '../../src/domain/order/transitions'
import { MEASURE_TRANSITIONS } from '../../src/domain/support/measure'
import { COUNTY } from './deployed-county'

/** Where each thing with a state machine stands, by the machine and its id. */
export type States = ReadonlyMap<string, string>

/** Table, kind of what it keeps, state. Both kinds of a case are machines of their own. */
const MACHINES = {
  order: { table: 'work_order', id: 'order_id', kind: `''` },
  case: { table: 'household_case', id: 'case_id', kind: 'kind' },
  measure: { table: 'measure', id: 'measure_id', kind: `''` },
  invitation: { table: 'invitation', id: 'invitation_id', kind: `''` },
  objection: { table: 'result_objection', id: 'objection_id', kind: `''` },
  correction: { table: 'correction', id: 'correction_id', kind: `''` },
} as const

type Table = Readonly<Record<string, Readonly<Partial<Record<string, string | null>>>>>

/** The pure tables by machine and kind, and in which state something begins. */
const TABLES: Readonly<Record<string, { readonly begins: string; readonly table: Table }>> = {
  'order ': { begins: 'issued', table: TRANSITIONS },
  'case inclusion': { begins: 'opened', table: STEPS.inclusion },
  'case clearance': { begins: 'proposed', table: STEPS.clearance },
  'measure ': { begins: 'planned', table: MEASURE_TRANSITIONS },
  'invitation ': { begins: 'open', table: INVITATION_TRANSITIONS },
  'objection ': { begins: 'open', table: OBJECTION_TRANSITIONS },
  'correction ': { begins: 'open', table: CORRECTION_TRANSITIONS },
}

/** What a command does to a correction beside what it is told to do. */
const TO_CORRECTIONS: Partial<Record<CommandName, readonly string[]>> = {
  importFile: ['recordChanged'],
  undoImport: ['deliveryUndone', 'recordChanged'],
  reopenOrder: ['orderReopened'],
}

export async function readStates(owner: Database): Promise<States> {
  const each = Object.entries(MACHINES).map(
    ([machine, { table, id, kind }]) =>
      sql`SELECT ${machine}::text || ' ' || ${sql.raw(kind)} || '|' || ${sql.ref(id)} AS what, state
        FROM ${sql.table(table)} WHERE county_code = ${COUNTY}`,
  )
  const { rows } = await sql<{ what: string; state: string }>`${sql.join(each, sql` UNION ALL `)}`.execute(owner)
  return new Map(rows.map(({ what, state }) => [what, state]))
}

/** What a command moved otherwise than its table says, or took away: one sentence each. */
export function unlawful(before: States, after: States, command: CommandName): readonly string[] {
  const gone = [...before.keys()].filter((what) => !after.has(what)).map((what) => `${what} is gone`)
  const moved = [...after].filter(([what, state]) => before.get(what) !== state)
  const wrong = moved.filter(([what, state]) => !isLawful(what, before.get(what), state, command))
  return [
    ...gone,
    ...wrong.map(([what, state]) => `${what}: ${before.get(what) ?? 'nothing'} → ${state} by ${command}`),
  ]
}

function isLawful(what: string, before: string | undefined, state: string, command: CommandName): boolean {
  const [machine = ''] = what.split('|')
  const { begins, table } = TABLES[machine] ?? { begins: '', table: {} }
  if (before === undefined) return state === begins
  if (machine.startsWith('case') && command === 'sendBackCase') return isEarlier(machine, before, state)
  const actions = machine === 'correction ' ? (TO_CORRECTIONS[command] ?? [command]) : [command]
  return actions.some((action) => table[before]?.[action] === state)
}

function isEarlier(machine: string, before: string, state: string): boolean {
  const kind = machine === 'case clearance' ? 'clearance' : 'inclusion'
  const from = CASE_STATES.find((one) => one === before)
  return from !== undefined && statesBefore(kind, from).some((one) => one === state)
}
