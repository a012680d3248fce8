import type { Column, ColumnType, Feed } from '../../../src/domain/comparison/feed'
import { parseFeed } from '../../../src/domain/comparison/parse-feed'

/** A column of the given type, everything else as left out. */
export function aColumn(type: ColumnType, rest: Partial<Column> = {}): Column {
  const plain = { header: '列', field: 'field', required: false, past: false, secret: false, known: false }
  return { ...plain, type, values: [], units: [], length: null, ...rest }
}

/** A feed with one column of every kind of check, not one of the county's. */
export function aFeed(rest: Partial<Record<keyof Feed, unknown>> = {}): Feed {
  return parseFeed({
    id: 'sample',
    name: '样例',
    department: '样例局',
    kind: 'department',
    absence: 'nothing',
    person: 'idNumber',
    date: 'startOn',
    key: ['idNumber', 'number'],
    columns: [
      { header: '编号', field: 'number', type: 'code', required: true },
      { header: '身份证号', field: 'idNumber', type: 'idNumber', required: true, secret: true },
      { header: '开始日期', field: 'startOn', type: 'day', required: true, past: true },
      { header: '结束日期', field: 'endOn', type: 'day' },
      { header: '总费用', field: 'total', type: 'fen', units: ['元'] },
      { header: '自付', field: 'selfPaid', type: 'fen', units: ['元'] },
      { header: '用时', field: 'minutes', type: 'number', units: ['分钟'] },
      { header: '备注', field: 'note', type: 'text' },
    ],
    checks: [
      { code: 'row.endBeforeStart', field: 'endOn', notBelow: 'startOn' },
      { code: 'row.selfPaidAboveTotal', field: 'selfPaid', notAbove: 'total' },
    ],
    ...rest,
  })
}
