import type { Operation } from '../domain/access/permission-table'
import type { Payload } from './operations'

/** Names of what a payload holds, and of what that holds. */
type FieldOf<T> = T extends readonly (infer Item)[]
  ? FieldOf<Item>
  : T extends object
    ? { [Name in keyof T & string]: Name | FieldOf<T[Name]> }[keyof T & string]
    : never
type Field = { [O in Operation]: FieldOf<Payload<O>> }[Operation]

/** What people call a field of a request that they fill in; null for one that the program itself fills in. */
const FIELD_WORDS = {
  area: '区划代码',
  batch: null,
  by: null,
  cause: null,
  code: '户码',
  content: '文件',
  county: '区县代码',
  cursor: null,
  date: '日期',
  dryRun: null,
  feed: null,
  finding: '依据的核实结论',
  findings: '依据的核实结论',
  forWhom: '给谁报',
  householdNo: '户编号',
  key: null,
  kind: '遇到的难处',
  late: null,
  met: '见到谁',
  note: '看到什么',
  orderId: null,
  outcome: '总的结论',
  phone: '电话',
  reason: '理由',
  reportNo: '受理编号',
  rule: null,
  state: null,
  text: '要找的户编号或户主姓名',
  visitedOn: '走访日期',
  words: '您说的事',
} satisfies Record<Field, string | null>

const WORDS = new Map<string, string | null>(Object.entries(FIELD_WORDS))

/** The field at the end of a path, as people call it: `findings.0.finding` is 依据的核实结论. */
export function findFieldWord(path: string): string | undefined {
  return WORDS.get(path.split('.').at(-1) ?? '') ?? undefined
}
