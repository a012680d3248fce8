import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { beginFaultsFile } from '../../../cloudfunctions/server/import/faults-file'
import type { RowRemark } from '../../../cloudfunctions/server/import/row-remark'
import { readTable } from '../../support/read-table'

let folder: string

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'wudeng-faults-'))
})

afterAll(() => rmSync(folder, { recursive: true }))

const fault: RowRemark = {
  ...{ row: 3, column: '个人自付', code: 'row.amountWan', severity: 'rejected' },
  sentence: '第3行“个人自付”的“1.2万”以万为单位，"请换算"。',
}
const note: RowRemark = { row: 5, column: '姓名', code: 'row.nameDiffers', severity: 'note', sentence: '第5行' }

async function begin(name: string) {
  const file = await beginFaultsFile(path.join(folder, name))
  if (file === undefined) throw new Error('not begun')
  return file
}

test('is not begun where nothing can be written', async () => {
  expect(await beginFaultsFile(path.join(folder, 'nowhere', 'faults.csv'))).toBeUndefined()
})

test('that is discarded leaves what stood there, and nothing beside it', async () => {
  const older = path.join(folder, 'older.csv')
  writeFileSync(older, 'older')
  const file = await begin('older.csv')
  await file.take([fault])
  await file.discard()
  expect(readFileSync(older, 'utf8')).toBe('older')
  expect(existsSync(`${older}.part`)).toBe(false)
})

test('is a table that spreadsheets and we can read again, and stays when it was kept', async () => {
  const file = await begin('faults.csv')
  await file.take([fault])
  await file.take([note])
  await file.keep()
  await file.discard()
  const bytes = readFileSync(path.join(folder, 'faults.csv'))
  expect(bytes.subarray(0, 3)).toEqual(Buffer.from('\ufeff'))
  expect(await readTable(bytes)).toEqual({
    ok: true,
    value: {
      headers: ['行号', '列', '代码', '说明', '处理'],
      rows: [
        { row: 2, cells: ['3', '个人自付', 'row.amountWan', fault.sentence, '退回'] },
        { row: 3, cells: ['5', '姓名', 'row.nameDiffers', '第5行', '提示'] },
      ],
    },
  })
})
