import * as z from 'zod'
import { asksNoPost, type Operation } from '../../src/domain/access/permission-table'
import type { Actor } from '../../src/domain/access/role'
import type { Day } from '../../src/domain/calendar/day'
import { postInForce } from './accounts/post-in-force'
import type { Database } from './database/connect'
import type { Runtime } from './runtime'
import { staffActor } from './staff-actor'

/** Who calls, as the platform says. */
interface Caller {
  readonly openid?: string
  readonly timer: boolean
  /** Of the network that the call came from. */
  readonly address?: string
}

/** The caller as the register knows them; `reporterHash` finds what this identity sent itself. */
interface Identified {
  readonly actor: Actor
  readonly reporterHash?: string
}

const environmentSchema = z.record(z.string(), z.unknown())

/**
 * Reads the caller from what the platform puts beside the event, by the rule of `getCloudbaseContext` in @cloudbase/node-sdk
 * (context first, then the process; a name from the process counts only if WX_CONTEXT_KEYS lists it), without loading the SDK.
 * The event is never looked at: over HTTP and other SDKs the client writes it. A context that cannot be read names nobody.
 */
export function readCaller(context: unknown, environment: NodeJS.ProcessEnv = process.env): Caller {
  const given = readEnvironment(context)
  if (given === undefined) return { timer: false }
  // What the context names wins even when it is empty: a call without an identity must not inherit one from the process.
  const read = (name: string, inherited = environment[name]) =>
    text(Object.hasOwn(given, name) ? given[name] : inherited)
  const listed = text(given['WX_CONTEXT_KEYS']) ?? environment['WX_CONTEXT_KEYS'] ?? ''
  const openid = read('WX_OPENID', listed.split(',').includes('WX_OPENID') ? environment['WX_OPENID'] : '')
  if (openid === undefined) return { timer: read('TRIGGER_SRC') === 'timer' }
  return { openid, timer: false, address: read('WX_CLIENTIP') ?? read('WX_CLIENTIPV6') }
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined
}

function readEnvironment(context: unknown): Record<string, unknown> | undefined {
  if (context === undefined || context === null) return {}
  if (typeof context !== 'object' || !('environment' in context) || typeof context.environment !== 'string')
    return undefined
  try {
    return environmentSchema.parse(JSON.parse(context.environment))
  } catch {
    return undefined
  }
}

/**
 * The actor behind a caller: the posts bound to the openid that are in force today, a villager without one, the timer; undefined for nobody.
 * Where no post counts nobody has one: a cadre who scans a code is a villager like any other, also in what is recorded of it.
 */
export async function findActor(
  { db, secrets, clock }: Pick<Runtime, 'db' | 'secrets' | 'clock'>,
  { openid, timer }: Caller,
  operation: Operation,
): Promise<Identified | undefined> {
  if (openid === undefined) {
    return timer ? { actor: { id: 'timer', name: '', posts: [], kind: 'timer' } } : undefined
  }
  const reporterHash = secrets.hash(openid)
  const rows = asksNoPost(operation) ? [] : await findPosts(db, openid, clock.today())
  const [first] = rows
  if (first === undefined)
    return { actor: { id: `villager:${reporterHash}`, name: '', posts: [], kind: 'villager' }, reporterHash }
  return { actor: staffActor(first, rows), reporterHash }
}

function findPosts(db: Database, openid: string, day: Day) {
  return db
    .selectFrom('staff')
    .select(['name', 'phone_hash', 'role', 'area_code'])
    .where('openid', '=', openid)
    .where(postInForce(day))
    .orderBy('phone_hash')
    .orderBy('area_code')
    .orderBy('role')
    .execute()
}
