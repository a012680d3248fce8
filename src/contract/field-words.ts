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
  abstain: '弃权票数',
  against: '不同意票数',
  answer: '答复',
  area: '区划代码',
  attendees: '到会人数',
  backTo: '退回到哪一步',
  batch: null,
  body: null,
  by: null,
  canWork: '家里有没有人能劳动',
  caseId: null,
  category: '监测对象类别',
  cause: null,
  channel: '从哪里来的',
  code: '户码',
  comparedOn: '比对日期',
  conditions: '消除条件',
  content: '文件',
  correctionId: null,
  correctionState: null,
  county: '区县代码',
  cursor: null,
  date: '日期',
  department: '责任部门',
  done: '办了什么',
  dryRun: null,
  entries: '授权签字',
  excused: '回避人数',
  endedOn: '结束日期',
  fen: '金额',
  feed: null,
  finding: '依据的核实结论',
  findings: '依据的核实结论',
  forWhom: '给谁报',
  ground: '终止的原因',
  heldOn: '评议日期',
  help: '帮扶内容',
  helpedOn: '帮扶日期',
  householdId: null,
  householdNo: '户编号',
  housing: '住房安全',
  income: '收入',
  inFavour: '同意票数',
  item: '措施项目',
  key: null,
  kind: '遇到的难处',
  late: null,
  medical: '基本医疗',
  measure: '措施类别',
  measureId: null,
  met: '见到谁',
  minutesFile: '会议记录',
  note: '看到什么',
  opinion: '意见',
  objectionId: null,
  on: '日期',
  orderId: null,
  outcome: '总的结论',
  personId: null,
  phone: '电话',
  place: '评议地点',
  postedOn: '公示开始的日期',
  reason: '理由',
  remark: '说明',
  reportNo: '受理编号',
  result: '比对结果',
  results: '比对结果',
  risk: '风险是不是消除了',
  risks: '致贫返贫风险',
  rule: null,
  schooling: '义务教育',
  signatureFile: '签字照片',
  signatureHash: null,
  signedOn: '签字日期',
  signer: '代签的人',
  spending: '刚性支出',
  startBy: '开始日期',
  startedOn: '开始日期',
  state: null,
  text: '要找的户编号或户主姓名',
  to: '接手的人',
  until: '公示结束的日期',
  upheld: '异议是不是属实',
  visitedOn: '走访日期',
  water: '饮水安全',
  way: '消除方式',
  words: '您说的事',
} satisfies Record<Field, string | null>

const WORDS = new Map<string, string | null>(Object.entries(FIELD_WORDS))

/** The field at the end of a path, as people call it: `findings.0.finding` is 依据的核实结论. */
export function findFieldWord(path: string): string | undefined {
  return WORDS.get(path.split('.').at(-1) ?? '') ?? undefined
}
