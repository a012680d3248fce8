import type { Look } from '../../../src/contract/operations'
import { PRIVATE_FIELD_WORDS, type PrivateField } from '../../../src/domain/access/field-policy'
import { OPERATION_WORDS } from '../../../src/domain/access/operation-words'
import { ROLE_WORDS, type StaffRole } from '../../../src/domain/access/role'

/** What was looked at, as people say it: 查看完整信息：电话. */
export function lookWords(what: Look, field: PrivateField | null): string {
  return field === null ? OPERATION_WORDS[what] : `${OPERATION_WORDS[what]}：${PRIVATE_FIELD_WORDS[field]}`
}

export function roleWord(role: StaffRole | null): string {
  return role === null ? '' : ROLE_WORDS[role]
}
