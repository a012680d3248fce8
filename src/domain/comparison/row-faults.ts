/** Why a row of a file was rejected. `{row}`, `{column}` and `{value}` (masked) are there for every code. */
export type RowFaultCode =
  | 'row-cell-count'
  | 'value-missing'
  | 'text-too-long'
  | 'text-unreadable'
  | 'number-cell-lost-digits'
  | 'id-number-15-digits'
  | 'id-number-lost-digits'
  | 'id-number-format'
  | 'id-number-birth'
  | 'id-number-check-digit'
  | 'id-number-age'
  | 'card-number-format'
  | 'day-format'
  | 'day-impossible'
  | 'day-future'
  | 'day-before-birth'
  | 'amount-wan'
  | 'amount-negative'
  | 'amount-format'
  | 'number-negative'
  | 'number-format'
  | 'word-unknown'
  | 'area-code-format'
  | 'area-unknown'
  | 'area-outside'
  | 'phone-format'
  | 'school-year-format'
  | 'year-format'
  | 'end-before-start'
  | 'self-paid-above-total'
  | 'person-in-two-households'

/** What is worth a look although the row went in. */
export type RowNoteCode = 'name-differs'

/** One fault of one row. `row` is the number that a spreadsheet shows (the header is row 1). */
export interface RowFault {
  readonly row: number
  readonly column: string
  readonly code: RowFaultCode
  /** What the sentence needs besides row and column. `value` is masked before it gets in here. */
  readonly details: Readonly<Record<string, string | number>>
}

/** The sentence for each code, as the person reads it who must mend the row. */
export const rowFaultSentences = {
  'row-cell-count': '第{row}行有{found}格，表头有{expected}格，请检查是否多写或漏写了分隔符。',
  'value-missing': '第{row}行“{column}”没有填写，这一列必须填写。',
  'text-too-long': '第{row}行“{column}”超过{most}个字，请缩短。',
  'text-unreadable': '第{row}行“{column}”含有无法识别的字符，请重新填写。',
  'number-cell-lost-digits':
    '第{row}行“{column}”的“{value}”被表格软件当成数字，后几位已丢失，请把该列设为文本格式后重新填写。',
  'id-number-15-digits': '第{row}行“{column}”的“{value}”是15位旧号码，请换成18位身份证号。',
  'id-number-lost-digits':
    '第{row}行“{column}”的“{value}”被表格软件当成数字，后几位已丢失，请把该列设为文本格式后重新填写。',
  'id-number-format': '第{row}行“{column}”的“{value}”不是18位身份证号，请核对。',
  'id-number-birth': '第{row}行“{column}”的“{value}”中的出生日期不存在或还没有到，请核对。',
  'id-number-check-digit': '第{row}行“{column}”的“{value}”校验码不对，请核对号码。',
  'id-number-age': '第{row}行“{column}”的“{value}”算出的年龄超过120岁，请核对。',
  'card-number-format': '第{row}行“{column}”的“{value}”不是20位残疾人证号，请核对。',
  'day-format': '第{row}行“{column}”的“{value}”不是日期，请写成2026-03-05这样。',
  'day-impossible': '第{row}行“{column}”的“{value}”是不存在的日期，请核对。',
  'day-future': '第{row}行“{column}”的“{value}”晚于{day}，还没有发生的事不能填报。',
  'day-before-birth': '第{row}行“{column}”的“{value}”早于本人出生日期，请核对。',
  'amount-wan': '第{row}行“{column}”的“{value}”以万为单位，请换算成元后填写。',
  'amount-negative': '第{row}行“{column}”的“{value}”小于零；冲正请用同一流水号报新的金额。',
  'amount-format': '第{row}行“{column}”的“{value}”不是金额，请写成12000.50这样，单位元。',
  'number-negative': '第{row}行“{column}”的“{value}”小于零，请核对。',
  'number-format': '第{row}行“{column}”的“{value}”不是数字，请核对。',
  'word-unknown': '第{row}行“{column}”的“{value}”不在可选范围内，可以填：{allowed}。',
  'area-code-format': '第{row}行“{column}”的“{value}”不是区划代码，应为{digits}位数字。',
  'area-unknown': '第{row}行“{column}”的“{value}”不在行政区划表中，请核对代码或先导入行政区划。',
  'area-outside': '第{row}行“{column}”的“{value}”不在您可以导入的区县内，请核对。',
  'phone-format': '第{row}行“{column}”的“{value}”不是电话号码，请核对。',
  'school-year-format': '第{row}行“{column}”的“{value}”不是学年，请写成2026-2027这样。',
  'year-format': '第{row}行“{column}”的“{value}”不是年份，请写成2026这样。',
  'end-before-start': '第{row}行“{column}”的“{value}”早于“{other}”，请核对。',
  'self-paid-above-total': '第{row}行“{column}”的“{value}”大于“{other}”，请核对。',
  'person-in-two-households': '第{row}行“{column}”的“{value}”在同一文件中出现在两个户编号下，请只保留一处。',
} satisfies Record<RowFaultCode, string>

export const rowNoteSentences = {
  'name-differs': '第{row}行“{column}”与农户登记的姓名不一致，已按身份证号匹配，请核对。',
} satisfies Record<RowNoteCode, string>
