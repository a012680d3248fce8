import { randomUUID } from 'node:crypto'
import type { FunctionAnswer } from '../../src/contract/answer'
import type { Day } from '../../src/domain/calendar/day'
import { scoreCounties } from '../../cloudfunctions/nightly/score-counties'
import { answerSafely } from '../../cloudfunctions/server/endpoint-bug'
import { verifyChain } from '../../cloudfunctions/server/events/verify-chain'
import { recountTally, verifyTally } from '../../cloudfunctions/server/orders/order-tally'
import { COUNTY, familyOf, filesOf, OTHER_VILLAGE, REGISTER, VILLAGE } from './deployed-county'
import type { Told } from './deeds/deed'
import { openFunctions } from './open-functions'

export type LivingCounty = Awaited<ReturnType<typeof openLivingCounty>>

/** So many connections that fifty people at once wait for each other's rows and not for a line to the database. */
const CONNECTIONS = 50

/** A county in which anything can be told by anybody, in any order: families H0 … with a child out of school, and everybody who works there. */
export async function openLivingCounty(families: number) {
  const functions = await openFunctions({ connections: CONNECTIONS, newId: idsInOrder() })
  const { runtime } = functions
  for (const [feed, content] of Object.entries(REGISTER)) await functions.load(feed, content)
  const files = filesOf(Array.from({ length: families }, (_, index) => familyOf(index)))
  for (const [feed, content] of Object.entries(files)) await functions.load(feed, content)
  await functions.night(COUNTY)
  // So that the first closing of a village changes a number like every other.
  await functions.inCounty(COUNTY, (tx) => recountTally(tx, COUNTY, [VILLAGE, OTHER_VILLAGE]))
  const codes = new Map<string, string>()
  const invited = new Map<string, { readonly code: string; readonly phone: string }>()

  return {
    ...functions,
    /** Codes of households by their number, and of invitations by their id: told once, so that they have to be remembered. */
    codes,
    invited,
    today: (): Day => runtime.clock.today(),

    /** Does what was told, as often as it is told. */
    async perform(told: Told): Promise<FunctionAnswer<unknown>> {
      const { command, commandId, within, openid, payload, expectedVersion } = told
      const day = runtime.clock.today()
      if (within === 'nightly') return answerNight(() => scoreCounties(runtime, [COUNTY], { day, full: false }))
      const answer = await functions.send(within, openid, { command, commandId, payload, expectedVersion })
      if (answer.ok) remember(told, answer.data)
      return answer
    },

    /** What contradicts itself in the county's history and in the numbers that are kept beside the rows. */
    differences: () =>
      functions.inCounty(COUNTY, async (tx) => [
        ...(await verifyChain(tx, COUNTY)).differences,
        ...(await verifyTally(tx, COUNTY)).differences,
      ]),
  }

  function remember({ command, payload }: Told, data: unknown): void {
    if (command === 'replaceCode') codes.set(textOf(payload, 'householdNo'), textOf(data, 'code'))
    if (command === 'inviteStaff')
      invited.set(textOf(data, 'invitationId'), { code: textOf(data, 'code'), phone: textOf(payload, 'phone') })
  }
}

function answerNight(work: Parameters<typeof answerSafely>[1]) {
  return answerSafely({ functionName: 'nightly', operation: 'scoreNight', context: undefined }, work)
}

function textOf(value: unknown, name: string): string {
  const found: unknown = typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined
  if (typeof found !== 'string') throw new Error(`no ${name}`)
  return found
}

/** Ids that sort as they were drawn, so that the same commands find the same rows in the same order. */
function idsInOrder(): () => string {
  let drawn = 0
  return () => {
    drawn += 1
    return `00000000-0000-4000-8000-${drawn.toString(16).padStart(12, '0')}`
  }
}

/** A command as it can be sent again and again. */
export function once<T extends object>(told: T): T & { readonly commandId: string } {
  return { ...told, commandId: randomUUID() }
}
