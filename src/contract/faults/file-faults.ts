import { fileFaultSentences } from '../../domain/comparison/file-faults'
import { rowFaultSentences } from '../../domain/comparison/row-faults'
import type { FaultSpec } from './fault-spec'

/** Files of the county, whole and row by row, and taking them back. */
export const fileFaults = {
  // Files of the county, whole and row by row: the comparison itself words these
  ...inputFaults(fileFaultSentences, '换一个文件'),
  ...inputFaults(rowFaultSentences, '改好这一行'),

  // Taking a file back. details: batch = the one to take back first, feed and day = what people know it by
  'batch.unknown': { kind: 'missing', says: '没有这个批次。', next: '检查批次号' },
  'batch.undone': { kind: 'conflict', says: '这个批次已经撤销了。', next: '知道了' },
  'batch.notKept': { kind: 'input', says: '区划和人员名单不能撤销。请导入改好的文件。', next: '换一个文件' },
  'batch.changedSince': {
    kind: 'conflict',
    says: '{day}的“{feed}”改过同样的数据。请先撤销那一批。',
    next: '先撤销那一批',
  },
  'batch.movedPeople': { kind: 'conflict', says: '这个批次从别的县迁来了人，不能撤销。', next: '知道了' },
  'batch.peopleLeft': { kind: 'conflict', says: '这个批次里有人后来迁到别的县。不能撤销。', next: '知道了' },
  'batch.inUse': {
    kind: 'conflict',
    says: '这个批次登记的农户已经在用了。有工单、评分或别的数据，不能撤销。',
    next: '知道了',
  },
} as const satisfies Record<string, FaultSpec>

function inputFaults<Code extends string>(sentences: Readonly<Record<Code, string>>, next: string) {
  const entries = Object.entries<string>(sentences).map(([code, says]) => [code, { kind: 'input', says, next }])
  return Object.fromEntries(entries) as Record<Code, FaultSpec>
}
