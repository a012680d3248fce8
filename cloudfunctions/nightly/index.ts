import { mayEver } from '../../src/domain/access/permission-table'
import { refuse } from '../../src/domain/result'
import { listCounties } from '../server/database/list-counties'
import type { Main } from '../server/endpoint'
import { answerSafely } from '../server/endpoint-bug'
import { findActor, readCaller } from '../server/identity'
import { sharedRuntime } from '../server/runtime'
import { scoreCounties } from './score-counties'

/** Called by its timer only. The timer's event says nothing that matters, and a night that is called twice changes nothing new. */
export const main: Main = (_event, context) =>
  answerSafely({ functionName: 'nightly', operation: 'scoreNight', context }, async () => {
    const runtime = sharedRuntime()
    const identified = await findActor(runtime, readCaller(context), 'scoreNight')
    if (identified === undefined) return refuse('identity.missing')
    if (!mayEver(identified.actor, 'scoreNight')) return refuse('permission.role')
    return scoreCounties(runtime, await listCounties(runtime.db), { day: runtime.clock.today(), full: false })
  })
