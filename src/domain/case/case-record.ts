import { CASE_KIND_WORDS, CASE_STATE_WORDS, CLEARANCE_WAY_WORDS, type HouseholdCase } from './case'
import { nameIn, type CasePolicy } from './case-policy'
import {
  CONDITION_WORDS,
  CONDITIONS,
  type CaseStep,
  type Comparison,
  type SignedBy,
  type StepRecords,
} from './case-step'
import { groundOf } from './decline-grounds'
import { withoutNumbers } from './without-numbers'

/** One sheet of paper: a title, rows of label and value, and a line for each signature or stamp. */
export interface CaseRecord {
  readonly title: string
  readonly rows: readonly (readonly [label: string, value: string])[]
  readonly signatures: readonly string[]
}

/** What stands at the head of each sheet. A number, a phone or an illness of the household is no part of it. */
export interface RecordHead {
  readonly caseNo: string
  readonly kind: HouseholdCase['kind']
  readonly villageName: string
  readonly group: string | null
  readonly headName: string
}

const SIGNED_BY_WORDS = {
  self: '本人签字',
  guardian: '监护人签字',
  other: '他人代签',
} as const satisfies Record<SignedBy, string>

const COMPARISON_WORDS = {
  clear: '无异常',
  differs: '有差异，见说明',
  comparedBefore: '低保已比对，不重复',
} as const satisfies Record<Comparison, string>

type Body = Pick<CaseRecord, 'title' | 'rows' | 'signatures'>
type Writers = { readonly [A in keyof StepRecords]: (record: StepRecords[A], policy: CasePolicy) => Body }

/** How each act looks on paper, and who signs it. */
const WRITERS: Writers = {
  authoriseCase: ({ entries, textVersion }, { authorisation }) => ({
    title: '申请及承诺授权书',
    rows: [
      ['授权内容', authorisation.version === textVersion ? authorisation.text : `第 ${textVersion} 版授权文字`],
      ...entries.map(({ name, by, signer, reason }) => [name, joined(SIGNED_BY_WORDS[by], signer, reason)] as const),
    ],
    signatures: entries.map(({ name, signer }) => signer ?? name),
  }),
  compareCase: ({ comparedOn, results, remark }, { bodies }) => ({
    title: '信息比对结果',
    rows: [
      ['比对日期', comparedOn],
      ...results.map(({ body, result }) => [nameIn(bodies, body), COMPARISON_WORDS[result]] as const),
      ['说明', remark],
    ],
    signatures: ['比对部门（盖章）'],
  }),
  checkClearance: ({ visitedOn, conditions, canWork, way, remark }) => ({
    title: '风险消除入户核实表',
    rows: [
      ['入户日期', visitedOn],
      ...CONDITIONS.map((condition) => [CONDITION_WORDS[condition], yes(conditions[condition])] as const),
      ['家里有人能劳动', yes(canWork)],
      ['消除方式', CLEARANCE_WAY_WORDS[way]],
      ['说明', remark],
    ],
    signatures: ['入户核查员', '入户核查员', '户主'],
  }),
  holdAssembly: (assembly, { categories, risks }) => ({
    title: '民主评议记录',
    rows: [
      ['时间', assembly.heldOn],
      ['地点', assembly.place],
      ['到会', `${assembly.attendees}人，其中亲属回避${assembly.excused}人`],
      ['表决', `同意${assembly.inFavour}，不同意${assembly.against}，弃权${assembly.abstain}`],
      ...(assembly.category === null ? [] : [['类别', nameIn(categories, assembly.category)] as const]),
      ...(assembly.risks.length === 0
        ? []
        : [['风险', assembly.risks.map((risk) => nameIn(risks, risk)).join('、')] as const]),
      ['会议记录', assembly.minutesFile],
    ],
    signatures: ['村民代表', '第一书记', '驻村工作队', '村“两委”'],
  }),
  postNotice: ({ postedOn, until, text }) => ({
    title: '公示',
    rows: [
      ['公示时间', `${postedOn}至${until}`],
      ...text.map((line, at) => [at === 0 ? '公示内容' : '', line] as const),
    ],
    signatures: ['村民委员会（盖章）'],
  }),
  reviewCase: ({ opinion }) => ({
    title: '镇级审核',
    rows: [['审核意见', agreed(opinion)]],
    signatures: ['审核人', '乡镇人民政府（盖章）'],
  }),
  approveCase: ({ opinion }) => ({
    title: '县级审定',
    rows: [['审定意见', agreed(opinion)]],
    signatures: ['审定人', '县级主管部门（盖章）'],
  }),
  announceCase: ({ announcedOn }) => ({
    title: '结果公告',
    rows: [['公告日期', announcedOn]],
    signatures: ['乡镇人民政府（盖章）'],
  }),
  helpFirst: ({ helpedOn, help }) => ({
    title: '先行帮扶记录',
    rows: [
      ['帮扶日期', helpedOn],
      ['帮扶内容', help],
    ],
    signatures: ['经办人', '户主'],
  }),
  sendBackCase: ({ to, reason }) => ({
    title: '退回通知',
    rows: [
      ['退回到', CASE_STATE_WORDS[to]],
      ['理由', reason],
    ],
    signatures: ['退回人'],
  }),
  declineCase: ({ ground, reason }) => ({
    title: '不予办理告知书',
    rows: [
      ['原因', groundOf(ground).name],
      ['说明', reason],
    ],
    signatures: ['告知人', '户主'],
  }),
}

/** The sheet of one step, to be printed and signed. */
export function caseRecord(step: CaseStep, head: RecordHead, policy: CasePolicy): CaseRecord {
  const { title, rows, signatures } = write(step, policy)
  return {
    title: `${CASE_KIND_WORDS[head.kind]}·${title}`,
    rows: [
      ['编号', head.caseNo],
      ['户主', withoutNumbers(head.headName)],
      ['村组', withoutNumbers(`${head.villageName}${head.group ?? ''}`)],
      ...rows.filter(([, value]) => value !== ''),
      ['记录人', step.who],
      ['记录日期', step.on],
    ],
    signatures,
  }
}

function write<A extends keyof StepRecords>(
  act: { readonly action: A; readonly record: StepRecords[A] },
  policy: CasePolicy,
): Body {
  return WRITERS[act.action](act.record, policy)
}

function yes(is: boolean): string {
  return is ? '是' : '否'
}

function agreed(opinion: string): string {
  return opinion === '' ? '同意' : `同意。${opinion}`
}

function joined(...parts: readonly (string | null)[]): string {
  return parts.filter((part) => part !== null && part !== '').join('，')
}
