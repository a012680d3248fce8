import type { CommandName } from '../../../src/contract/operations'
import type { Choose } from './scene'

/** A step of the story: a command, what is wished for where there is a choice, and how many days have passed before it. */
type Step = readonly [command: CommandName, wishes?: readonly string[], later?: number]

const STEPS: readonly Step[] = [
  ...([['importFile', ['H5']], ['undoImport'], ['importFile', ['H5']], ['scoreNight'], ['releaseHeld']] as const),
  ...([
    ['replaceCode', ['H1']],
    ['submitReport', ['H1']],
    ['acceptOrder', ['H1']],
    ['handOverOrder', ['H1']],
  ] as const),
  ...([
    ['urgeOrder', ['H1']],
    ['recordVisit', ['H1']],
    ['closeOrder', ['H1', 'dataError']],
  ] as const),
  ...([['answerCorrection'], ['objectToResult'], ['answerResultObjection'], ['reopenOrder', ['H1']]] as const),
  ...([['startSweep'], ['checkHousehold', ['H2']], ['reportFor', ['H3']], ['enterSignal', ['H4']]] as const),
  ...([
    ['acceptOrder', ['H2']],
    ['recordVisit', ['H2']],
    ['closeOrder', ['H2', 'identify']],
  ] as const),
  ...([['helpFirst'], ['authoriseCase'], ['compareCase'], ['holdAssembly'], ['sendBackCase', ['compared']]] as const),
  ...([['holdAssembly'], ['postNotice'], ['objectToNotice'], ['answerObjection']] as const),
  ...([['objectFromNotice'], ['answerObjection'], ['reviewCase', [], 6]] as const),
  ...([['approveCase'], ['announceCase'], ['proposeClearance'], ['checkClearance'], ['declineCase']] as const),
  ...([
    ['planMeasure', ['H3']],
    ['startMeasure'],
    ['addProgress'],
    ['endMeasure'],
    ['planMeasure'],
    ['cancelMeasure'],
  ] as const),
  ...([['inviteStaff'], ['revokeInvitation'], ['inviteStaff'], ['acceptInvitation'], ['endPost']] as const),
  ...([['revealField'], ['correctData', ['H4']]] as const),
]

/** Everything that can be told, each where there is something to do it to. */
export const STORY = STEPS.map(([command, wishes = [], later = 0]) => [command, wishes, later] as const)

/** Takes what is wished for, or else what comes first. */
export const wishing =
  (wishes: readonly string[]): Choose =>
  (from, fits = () => true) => {
    const fitting = from.filter(fits)
    return fitting.find((one) => wishes.includes(nameOf(one))) ?? fitting[0]
  }

function nameOf(one: unknown): string {
  if (typeof one === 'string') return one
  return typeof one === 'object' && one !== null && 'householdNo' in one ? String(one.householdNo) : ''
}
