import fc from 'fast-check'
import { readFileSync } from 'node:fs'
import writeExcelFile from 'write-excel-file/node'
import { fileFaultSentences } from '../../../src/domain/comparison/file-faults'
import { openTable } from '../../../cloudfunctions/server/files/open-table'
import { bytesSource, type Source } from '../../../cloudfunctions/server/files/source'
import { readTable } from '../../support/read-table'
import { aWorkbook, textCell } from './a-workbook'
import { encodings } from './encode'
import { storeZip } from './store-zip'

const cases = 'test/fixtures/cases'
const headers = ['编号', '姓名', '身份证号']
const bytesOf = (text: string) => Buffer.from(text, 'latin1')

/** As it comes from a disk: in pieces that end anywhere. */
function inPieces(bytes: Uint8Array, piece: number): Source {
  return {
    size: bytes.length,
    async *open() {
      for (let start = 0; start < bytes.length; start += piece) yield bytes.subarray(start, start + piece)
    },
  }
}

describe('a file that is refused as a whole', () => {
  test.each<[string, Uint8Array, string]>([
    ['nothing in it', Buffer.alloc(0), 'file.empty'],
    ['only a byte order mark', Buffer.from('\ufeff'), 'file.empty'],
    ['only blank lines', Buffer.from('\n , \n'), 'file.empty'],
    ['only a header', Buffer.from('编号,姓名\n,\n'), 'file.noRows'],
    ['a PNG picture', bytesOf('\x89PNG\r\n\x1a\n0000'), 'file.picture'],
    ['a JPEG picture', bytesOf('\xff\xd8\xff\xe0\0\x10JFIF'), 'file.picture'],
    ['a GIF picture', bytesOf('GIF89a'), 'file.picture'],
    ['a WebP picture', bytesOf('RIFF\x10\0\0\0WEBP'), 'file.picture'],
    ['a bitmap', bytesOf('BM\x36\x10\0\0\0\0\0\0\x36\0'), 'file.picture'],
    ['a photo of an iPhone', bytesOf('\0\0\0\x18ftypheic'), 'file.picture'],
    ['a PDF', bytesOf('%PDF-1.7\n'), 'file.pdf'],
    ['an old Excel or Word file', bytesOf('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'), 'file.oldOffice'],
    ['a RAR archive', bytesOf('Rar!\x1a\x07'), 'file.archive'],
    ['a zip archive', storeZip({ '农户.csv': '编号\n1\n' }), 'file.archive'],
    ['a new Word file', storeZip({ 'word/document.xml': '<document/>' }), 'file.archive'],
    ['a web page named .xls', Buffer.from('\n<html><table><tr><td>编号</td></tr></table></html>'), 'file.notTable'],
    ['a program', bytesOf('\x7fELF\x02\x01\x01\0\0\0\0\0\0\0\0\0'), 'file.notTable'],
    ['bytes of no encoding', bytesOf('\x81\x30,\xff\xff\n1,2\n'), 'file.encoding'],
    [
      'UTF-16 cut in the middle of a character',
      Buffer.concat([Buffer.from('编,号\n1', 'utf16le'), Buffer.of(49)]),
      'file.encoding',
    ],
    ['half a workbook', aWorkbook([textCell('A1', '编号')]).subarray(0, 700), 'file.damaged'],
    ['a workbook with a broken sheet', aWorkbook(['<c r="A1" t="s"><v>12</v></c>']), 'file.damaged'],
    ['a workbook without rows', aWorkbook([]), 'file.empty'],
    ['a workbook with only a header', aWorkbook([textCell('A1', '编号')]), 'file.noRows'],
  ])('%s', async (_what, bytes, code) => {
    expect(await readTable(bytes)).toMatchObject({ ok: false, refusal: { code } })
  })

  test('a quote that nothing closes, with its line', async () => {
    const bytes = Buffer.from('编号,姓名\n1,"张三\n2,李四\n')
    expect(await readTable(bytes)).toMatchObject({ refusal: { code: 'file.quoteOpen', details: { row: 2 } } })
  })

  test('a quote far from the next one, before all of the rest is taken for one cell', async () => {
    const bytes = Buffer.from(`编号,姓名\n1,张三\n2,"李四\n${'3,王五\n'.repeat(200_000)}`)
    expect(await readTable(bytes)).toMatchObject({ refusal: { code: 'file.rowTooLong', details: { row: 3 } } })
  })

  test('a workbook with more bytes than fit in memory, said in megabytes and before they are read', async () => {
    const source = { ...bytesSource(Buffer.from('PK')), size: 20_010_000 }
    const details = { megabytes: 20.1, most: 20 }
    expect(await readTable(source)).toEqual({ ok: false, refusal: { code: 'file.tooLarge', details } })
  })

  test('a workbook that would unpack to more than a machine holds', async () => {
    const bomb = aWorkbook([textCell('A1', '编号'), textCell('A2', '1')])
    const directory = bomb.lastIndexOf('PK\x01\x02', undefined, 'latin1')
    bomb.writeUInt32LE(4_000_000_000, directory + 24)
    expect(await readTable(bomb)).toMatchObject({ refusal: { code: 'file.damaged' } })
  })

  test('every code has a sentence for the person who handed it in', () => {
    for (const sentence of Object.values(fileFaultSentences)) expect(sentence).toMatch(/[。]$/)
  })
})

describe('a text table', () => {
  const text = '编号,姓名,身份证号\r\n1, 张三 ,610999197503080038\r\n\r\n3,"李,四\n五",\r\n,,\r\n5,王"五,x\r\n'
  const rows = [
    { row: 2, cells: ['1', ' 张三 ', '610999197503080038'] },
    { row: 4, cells: ['3', '李,四\n五', ''] },
    { row: 6, cells: ['5', '王"五', 'x'] },
  ]

  test.each(Object.entries(encodings))('in %s, with the row numbers of a spreadsheet', async (_name, encode) => {
    expect(await readTable(encode(text))).toEqual({ ok: true, value: { headers, rows } })
  })

  test.each([',', '\t', ';'])('separated by %j', async (separator) => {
    const bytes = Buffer.from(`编号${separator}"姓${separator}名"\n1${separator}张三\n`)
    const value = { headers: ['编号', `姓${separator}名`], rows: [{ row: 2, cells: ['1', '张三'] }] }
    expect(await readTable(bytes)).toEqual({ ok: true, value })
  })

  test('with one column, and without a line end at its end', async () => {
    const value = { headers: ['编号'], rows: [{ row: 2, cells: ['1'] }] }
    expect(await readTable(Buffer.from('编号\n1'))).toEqual({ ok: true, value })
  })

  test('with a header that begins like a bitmap', async () => {
    const value = { headers: ['BMI', '编号'], rows: [{ row: 2, cells: ['22', '1'] }] }
    expect(await readTable(Buffer.from('BMI,编号\n22,1\n'))).toEqual({ ok: true, value })
  })

  test('keeps rows that are too short or too long as they are, to be told one by one', async () => {
    const table = await readTable(Buffer.from('编号,姓名\n1\n2,李四,7\n'))
    expect(table).toMatchObject({ value: { rows: [{ cells: ['1'] }, { cells: ['2', '李四', '7'] }] } })
  })

  test.each(['\n', '\r\n', '\r'])('without quotes, its lines ended by %j, wherever it is cut', async (lineEnd) => {
    const text = ['编号,姓名', '1,张三', '', '2,李四', ''].join(lineEnd)
    const value = {
      headers: ['编号', '姓名'],
      rows: [
        { row: 2, cells: ['1', '张三'] },
        { row: 4, cells: ['2', '李四'] },
      ],
    }
    for (const encode of Object.values(encodings))
      for (let piece = 1; piece < 12; piece += 1)
        expect(await readTable(inPieces(encode(text), piece))).toEqual({ ok: true, value })
  })

  test('hands on 5,000 rows at most at a time', async () => {
    const lines = Array.from({ length: 12_000 }, (_, i) => String(i))
    const table = await openTable(bytesSource(Buffer.from(['编号', ...lines].join('\n'))))
    if (!table.ok) throw new Error(table.refusal.code)
    const sizes: number[] = []
    for await (const rows of table.value.rows()) sizes.push(rows.length)
    expect(sizes.reduce((sum, size) => sum + size)).toBe(12_000)
    expect(Math.max(...sizes)).toBeLessThanOrEqual(5000)
  })

  test('is the same table in any encoding and with any separator', async () => {
    const cell = fc.string({ unit: fc.constantFrom(...'农户编号身份证12x,;\t"\n 　（%'), maxLength: 6 })
    const table = fc.array(fc.array(cell, { minLength: 3, maxLength: 3 }), { minLength: 1, maxLength: 6 })
    const ways = fc.record({
      encode: fc.constantFrom(...Object.values(encodings)),
      separator: fc.constantFrom(',', '\t', ';'),
      piece: fc.integer({ min: 1, max: 30 }),
    })
    await fc.assert(
      fc.asyncProperty(table, ways, async (lines, { encode, separator, piece }) => {
        const quoted = [headers, ...lines].map((line) =>
          line.map((word) => `"${word.replaceAll('"', '""')}"`).join(separator),
        )
        const found = await readTable(inPieces(encode(quoted.join('\n')), piece))
        const filled = lines
          .map((cells, i) => ({ row: i + 2, cells }))
          .filter(({ cells }) => cells.join('').trim() !== '')
        expect(found).toMatchObject(
          filled.length > 0 ? { value: { headers, rows: filled } } : { refusal: { code: 'file.noRows' } },
        )
      }),
      { seed: 610999, numRuns: 200 },
    )
  })
})

describe('a workbook', () => {
  test('of a spreadsheet program, with folders in its archive', async () => {
    const table = await readTable(readFileSync(`${cases}/households.xlsx`))
    if (!table.ok) throw new Error(table.refusal.code)
    expect(table.value.headers.slice(0, 4)).toEqual(['户编号', '村代码', '村民小组', '户主身份证号'])
    expect(table.value.rows).toHaveLength(12)
    expect(table.value.rows[0]?.cells.slice(3, 9)).toEqual([
      '610999197503080038',
      '陈望山',
      '示范镇H001号',
      '13800000001',
      '一般农户',
      '3.2',
    ])
  })

  test('with dates, numbers, switches and blanks', async () => {
    const line = [
      { value: new Date('2026-03-05'), type: Date, format: 'yyyy-mm-dd' },
      { value: 12000.5 },
      { value: true, type: Boolean },
      null,
      { value: ' 张三' },
    ]
    const bytes = await writeExcelFile([
      ['日期', '金额', '是否', '备注', '姓名'].map((value) => ({ value })),
      line,
    ]).toBuffer()
    expect(await readTable(bytes)).toMatchObject({
      value: { rows: [{ row: 2, cells: ['2026-03-05', '12000.5', '是', '', '张三'] }] },
    })
  })

  test('with the value of a formula, an error for a blank, and the first sheet only', async () => {
    const row =
      '<c r="A3"><f>1+1</f><v>2</v></c><c r="B3" t="e"><v>#N/A</v></c><c r="C3" t="str"><f>"甲"</f><v>甲</v></c>'
    const bytes = aWorkbook([textCell('A1', '编号') + textCell('B1', '姓名') + textCell('C1', '组'), '', row], {
      'xl/': '',
      'docProps/': '',
    })
    expect(await readTable(bytes)).toEqual({
      ok: true,
      value: { headers: ['编号', '姓名', '组'], rows: [{ row: 3, cells: ['2', '', '甲'] }] },
    })
  })

  test.each([
    ['610999197503080038', '6.1099919750308E+17'],
    ['6.1099919750308E17', '6.1099919750308E+17'],
    ['610999750308003', '610999750308003'],
    ['0.30000000000000004', '0.3'],
    ['-2.8421709430404007E-14', '0'],
    ['20260305', '20260305'],
  ])('shows the number cell %s as %s', async (stored, shown) => {
    const bytes = aWorkbook([textCell('A1', '编号'), `<c r="A2"><v>${stored}</v></c>`])
    expect(await readTable(bytes)).toMatchObject({ value: { rows: [{ cells: [shown] }] } })
  })
})
