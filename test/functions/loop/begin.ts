import type { Answer } from '../../../src/contract/operations'
import type { ReportStatusView } from '../../../src/contract/views'
import { CHANNEL_WORDS } from '../../../src/domain/order/channel'
import { HARDSHIP_WORDS } from '../../../src/domain/order/order'
import { dataOf } from '../../support/answers'
import { cadreOf, COUNTY, type CaseCounty } from './case-county'
import type { Beginning } from './stories'

/** Whoever said something, and will ask what became of it. */
export interface Reporter {
  /** Asks, and reads at least this of their own household's report; of a neighbour's, whether it is done and no more. */
  reads(expected: Partial<ReportStatusView>): Promise<void>
  /** Does not agree with the result. */
  objects(words: string): Promise<void>
}

/** How a beginning is told: what somebody said, or what the first night found by itself. */
export function tellBeginning(beginning: Beginning): readonly string[] {
  if (beginning.by === 'files') return ['评分达到出单线，出工单']
  const kind = HARDSHIP_WORDS[beginning.kind].name
  if (beginning.by === 'villager') return ['换户码', `群众反映：${kind}，出工单`]
  return [`${CHANNEL_WORDS[beginning.by === 'cadre' ? 'proxy' : beginning.channel]}：${kind}，出工单`]
}

/** Somebody says something of the household, or nobody does: then nobody asks. */
export async function begin(county: CaseCounty, householdNo: string, beginning: Beginning): Promise<Reporter> {
  const { ask, tell } = county
  switch (beginning.by) {
    case 'files':
      return { reads: () => Promise.resolve(), objects: cannot }
    case 'villager': {
      const { kind, forWhom } = beginning
      const openid = `phone-${householdNo}`
      const said = { code: await county.codeFor(householdNo), kind, forWhom }
      const { reportNo } = dataOf(await tell('villager', openid, 'submitReport', said))
      const status = () => ask('villager', openid, 'reportStatus', { county: COUNTY, reportNo })
      const objects = async (words: string) => {
        dataOf(await tell('villager', openid, 'objectToResult', { county: COUNTY, reportNo, words }))
      }
      return forWhom === 'own' ? { ...reader(status), objects } : neighbour(status)
    }
    case 'cadre': {
      const { villageCode } = await county.household(householdNo)
      const said = { householdNo, kind: beginning.kind }
      const { reportNo } = dataOf(await tell('cadre', cadreOf(villageCode), 'reportFor', said))
      return reader(() => ask('officer', 'town', 'receiptStatus', { reportNo }))
    }
    case 'officer': {
      const { kind, channel } = beginning
      const said = { householdNo, kind, channel, forWhom: 'own' } as const
      const { reportNo } = dataOf(await tell('officer', 'county', 'enterSignal', said))
      return reader(() => ask('officer', 'county', 'receiptStatus', { reportNo }))
    }
  }
}

type Asked = () => Promise<Parameters<typeof dataOf<Answer<'reportStatus'>>>[0]>

function reader(status: Asked): Reporter {
  return {
    async reads(expected) {
      expect(dataOf(await status())).toMatchObject(expected)
    },
    objects: cannot,
  }
}

function neighbour(status: Asked): Reporter {
  const nothing = { outcome: null, reason: null, identification: null, acceptedBy: null, nextBy: null }
  return {
    async reads({ outcome }) {
      expect(dataOf(await status())).toMatchObject({ ...nothing, state: outcome === undefined ? 'issued' : 'closed' })
    },
    objects: cannot,
  }
}

function cannot(): never {
  throw new Error('only whoever sent a report about their own household objects')
}
