import { randomUUID } from 'node:crypto'
import type { Random } from '../../../cloudfunctions/local/demo/random'
import type { CommandName } from '../../../src/contract/operations'
import { CADRE, GRID_WORKER, OFFICER, OTHER_CADRE, TOWNSHIP_OFFICER } from '../deployed-county'
import type { LivingCounty } from '../living-county'
import type { Deed, Told } from './deed'
import { DEEDS } from './deeds'
import { VILLAGERS } from './report-deeds'
import { sceneOf, type Choose } from './scene'

/** What anybody can tell at any time, or again and again: it would drown what leads somewhere. */
const ALWAYS: readonly CommandName[] = [
  ...([
    'reportFor',
    'enterSignal',
    'submitReport',
    'replaceCode',
    'inviteStaff',
    'revealField',
    'correctData',
  ] as const),
  ...([
    'planMeasure',
    'startSweep',
    'checkHousehold',
    'releaseHeld',
    'scoreNight',
    'importFile',
    'undoImport',
  ] as const),
]
/** What leads back, aside or to an early end. */
const ASIDE: readonly CommandName[] = [
  ...(['urgeOrder', 'handOverOrder', 'reopenOrder', 'helpFirst', 'sendBackCase', 'declineCase'] as const),
  ...(['objectToNotice', 'addProgress', 'cancelMeasure', 'revokeInvitation'] as const),
]
const NAMES = Object.keys(DEEDS).filter((name): name is CommandName => name in DEEDS)
const AHEAD = NAMES.filter((name) => !ALWAYS.includes(name) && !ASIDE.includes(name))
const PEOPLE: readonly string[] = [OFFICER, TOWNSHIP_OFFICER, CADRE, GRID_WORKER, OTHER_CADRE, ...VILLAGERS, 'oNOBODY']

/**
 * The next thing that is told in the county: mostly something that fits, by whoever it is given to, of the version that stands;
 * sometimes of something that it does not fit, by anybody, of an old version or of none.
 */
export async function tellAtRandom(county: LivingCounty, random: Random): Promise<Told> {
  const any = <T>(list: readonly T[]): T | undefined => list[random.int(Math.max(1, list.length))]
  const fitting: Choose = (from, fits = () => true) => any(from.filter(fits))
  const careless: Choose = (from, fits = () => true) => {
    const chosen = from.filter(fits)
    return any(chosen.length === 0 || random.chance(500) ? from : chosen)
  }
  for (;;) {
    const isCareless = random.chance(150)
    const names = random.weighted([
      [AHEAD, 6],
      [ASIDE, 2],
      [ALWAYS, 3],
    ])
    const command = any(names) ?? 'scoreNight'
    const deed = await DEEDS[command](sceneOf(county, isCareless ? careless : fitting))
    if (deed === undefined) continue
    return { ...(isCareless ? spoil(deed, random) : deed), command, commandId: randomUUID() }
  }
}

function spoil(deed: Deed, random: Random): Omit<Told, 'command' | 'commandId'> {
  const { expectedVersion: version } = deed
  if (deed.within !== 'nightly' && random.chance(400))
    return { ...deed, openid: PEOPLE[random.int(PEOPLE.length)] ?? '' }
  if (version === undefined || random.chance(300)) return deed
  return { ...deed, expectedVersion: random.pick([version - 1, version + 1, undefined]) }
}
