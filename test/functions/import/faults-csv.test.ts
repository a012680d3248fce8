import { faultsCsv } from '../../../cloudfunctions/server/import/faults-csv'
import { readTable } from '../../support/read-table'

test('the faults file is a table that spreadsheets and we can read again', async () => {
  const fault = {
    row: 3,
    column: '个人自付',
    code: 'row.amountWan',
    severity: 'rejected' as const,
    sentence: '第3行“个人自付”的“1.2万”以万为单位，"请换算"。',
  }
  const note = { row: 5, column: '姓名', code: 'row.nameDiffers', severity: 'note' as const, sentence: '第5行' }
  const bytes = Buffer.from(faultsCsv({ faults: [fault], notes: [note] }))
  expect(bytes.subarray(0, 3)).toEqual(Buffer.from('\ufeff'))
  expect(await readTable(bytes)).toEqual({
    ok: true,
    value: {
      headers: ['行号', '列', '代码', '说明'],
      rows: [
        { row: 2, cells: ['3', '个人自付', 'row.amountWan', fault.sentence] },
        { row: 3, cells: ['5', '姓名', 'row.nameDiffers', '第5行'] },
      ],
    },
  })
})
