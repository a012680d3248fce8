import { addDays } from '../../../src/domain/calendar/day-number'
import { COUNTY, familyOf, OFFICER, TOWNSHIP_OFFICER, VILLAGE } from '../deployed-county'
import type { Tellings } from './deed'

/** Who is invited: each phone is one person's, and each person has one identity. */
const PHONES = ['13800000091', '13800000092', '13800000093']
const NEWCOMER = '新来的'

type AccountCommand =
  'inviteStaff' | 'revokeInvitation' | 'acceptInvitation' | 'endPost' | 'revealField' | 'correctData'
type CountyCommand = 'releaseHeld' | 'scoreNight' | 'importFile' | 'undoImport'

/** What is done with posts, with what is stored about people, and with the county as a whole. */
export const officeDeeds: Tellings<AccountCommand | CountyCommand> = {
  inviteStaff: async (scene) => {
    const phone = scene.one(PHONES) ?? ''
    const post = { name: NEWCOMER, phone, role: 'gridWorker' as const, area: VILLAGE }
    const days = { validFrom: scene.day, validUntil: addDays(scene.day, 300) }
    return { within: 'officer', openid: OFFICER, payload: { ...post, ...days } }
  },
  revokeInvitation: async (scene) => {
    const invitation = scene.one(await scene.invitations(), ({ state }) => state === 'open')
    if (invitation === undefined) return undefined
    return { within: 'officer', openid: OFFICER, payload: { invitationId: invitation.invitationId } }
  },
  acceptInvitation: async (scene) => {
    const invitation = scene.one(await scene.invitations(), ({ state }) => state === 'open')
    const known = scene.invited.get(invitation?.invitationId ?? '')
    if (known === undefined) return undefined
    const { code: invitationCode, phone } = known
    return { within: 'cadre', openid: `o${phone}`, payload: { invitationCode, phone } }
  },
  endPost: async (scene) => {
    const newcomers = (await scene.staff()).filter(({ name }) => name === NEWCOMER)
    const post = scene.one(newcomers, ({ active }) => active)
    return post && { within: 'officer', openid: OFFICER, payload: { staffId: post.staff_id } }
  },
  revealField: async (scene) => {
    const home = scene.one(await scene.households())
    const openid = scene.one([OFFICER, TOWNSHIP_OFFICER]) ?? OFFICER
    if (home === undefined) return undefined
    const asked = { householdId: home.householdId, field: 'phone' as const, reason: 'help' as const, words: '办手续' }
    return { within: 'officer', openid, payload: asked }
  },
  correctData: async (scene) => {
    const home = scene.one(await scene.households())
    if (home === undefined) return undefined
    const value = `137${String(10_000_000 + home.version)}`
    const payload = { householdId: home.householdId, field: 'phone', value, reason: '换了号码' }
    return { within: 'officer', openid: OFFICER, payload, expectedVersion: home.version }
  },
  releaseHeld: async (scene) => {
    const { cause = 'rule:R01' } = scene.one(await scene.heldFor()) ?? {}
    return { within: 'officer', openid: OFFICER, payload: { county: COUNTY, cause } }
  },
  scoreNight: async () => ({ within: 'nightly', openid: '', payload: {} }),
  importFile: async (scene) => {
    const home = scene.one(await scene.households())
    if (home === undefined) return undefined
    const { childId, child } = familyOf(Number(home.householdNo.slice(1)))
    const state = scene.one(['在读', '辍学']) ?? '在读'
    const file = `身份证号,姓名,学年,学段,就读状态,更新日期\n${childId},${child},2026-2027,初中,${state},${scene.day}\n`
    const content = Buffer.from(file).toString('base64')
    return { within: 'importer', openid: OFFICER, payload: { county: COUNTY, feed: 'education', content } }
  },
  undoImport: async (scene) => {
    const batches = (await scene.batches()).filter(({ feed }) => feed === 'education')
    const batch = scene.one(batches.toReversed(), ({ undoneAt }) => undoneAt === null)
    return batch && { within: 'importer', openid: OFFICER, payload: { county: COUNTY, batch: batch.batchId } }
  },
}
