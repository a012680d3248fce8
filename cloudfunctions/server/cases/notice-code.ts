import { randomBytes } from 'node:crypto'
import type { CaseFile } from '../../../src/domain/case/decision'
import type { Objection } from '../../../src/domain/case/objection'
import { ok, refuse, type Result } from '../../../src/domain/result'
import { makeCode } from '../codes/make-code'
import { setScope } from '../database/scope'
import type { Call } from '../handler'
import { findCase } from './case-repository'
import { loadCaseFile } from './load-case-file'
import { listObjections } from './objection-repository'

/** 60 bits: short enough to be typed from a wall, and guessing is slowed down. */
const RANDOM_DIGITS = 12

/** A code to be printed on a notice. */
export function makeNoticeCode(county: string): string {
  return makeCode(county, randomBytes(RANDOM_DIGITS))
}

interface Noticed {
  readonly caseId: string
  readonly householdId: string
  readonly noticeVersion: number
}

/** Keeps which notice a code is printed on: of the code its keyed hash. */
export async function insertNoticeCode(
  { tx, county, secrets }: Pick<Call, 'tx' | 'county' | 'secrets'>,
  code: string,
  { caseId, householdId, noticeVersion }: Noticed,
): Promise<void> {
  await tx
    .insertInto('notice_code')
    .values({
      ...{ county_code: county, code_hash: secrets.hash(code), case_id: caseId, household_id: householdId },
      notice_version: noticeVersion,
    })
    .execute()
}

interface OpenedNotice {
  readonly file: CaseFile
  readonly noticeVersion: number
  /** Nobody has taken it down, by reviewing it or by sending the case back. */
  readonly hangs: boolean
  /** What this identity has objected to this case. */
  readonly own: readonly Objection[]
}

/** The notice behind the code of the scope. Row security shows a case by its household, so the scope names that from here on. */
export async function openNoticed(
  call: Call,
  find: typeof findCase = findCase,
): Promise<Result<OpenedNotice, 'case.noticeUnknown'>> {
  const { tx, county, scope } = call
  const { codeHash, ...other } = scope
  const found = await tx
    .selectFrom('notice_code')
    .select(['case_id as caseId', 'household_id as householdId', 'notice_version as noticeVersion'])
    .where('county_code', '=', county)
    .where('code_hash', '=', codeHash ?? '')
    .executeTakeFirst()
  if (found === undefined) return refuse('case.noticeUnknown')
  const { caseId, householdId: household, noticeVersion } = found
  await setScope(tx, { ...other, household })
  const one = await find(tx, county, caseId)
  if (one === undefined) throw new Error('A notice without its case.')
  const own = await listObjections(call, caseId, scope.reporterHash ?? '')
  const hangs = one.state === 'noticed' && one.version === noticeVersion
  return ok({ file: await loadCaseFile(call, one), noticeVersion, hangs, own })
}
