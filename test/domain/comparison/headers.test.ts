import { matchHeaders } from '../../../src/domain/comparison/headers'
import { aFeed } from './a-feed'

const feed = aFeed()
const required = ['编号', '身份证号', '开始日期']
const fieldsOf = (headers: string[]) => {
  const layout = matchHeaders(feed, headers)
  return layout.ok ? layout.value.columns.map((column) => column?.field ?? null) : layout.refusal
}

test('a missing required column refuses the file and is named, with all others that are missing', () => {
  expect(fieldsOf(['编号', '总费用'])).toEqual({
    code: 'file.columnMissing',
    details: { columns: '身份证号、开始日期' },
  })
})

test('a column that stands twice refuses the file, also when one of them carries its unit', () => {
  expect(fieldsOf([...required, '编号'])).toEqual({ code: 'file.columnTwice', details: { column: '编号' } })
  expect(fieldsOf([...required, '用时', '用时(分钟)'])).toEqual({
    code: 'file.columnTwice',
    details: { column: '用时' },
  })
})

test('a header with another unit is another column', () => {
  expect(fieldsOf([...required, '总费用(万元)'])).toEqual(['number', 'idNumber', 'startOn', null])
})

test('headers match in any order, with spaces, full-width signs and their own unit', () => {
  expect(fieldsOf(['开始日期', ' 编　号\ufeff', '用时（分钟）', '身份证号 ', '总费用(元)'])).toEqual([
    'startOn',
    'number',
    'minutes',
    'idNumber',
    'total',
  ])
})

test('unknown columns are told, blank ones are not', () => {
  expect(matchHeaders(feed, [...required, '经办人', ' ', '医院'])).toMatchObject({
    value: { ignored: ['经办人', '医院'] },
  })
})
