import type { Column } from './feed'
import { maskAll, maskNumbers } from './mask'

/** Why a row of a file was rejected. `{row}`, `{column}` and `{value}` (masked) are there for every code. */
export type RowFaultCode =
  | 'row.cellCount'
  | 'row.valueMissing'
  | 'row.textTooLong'
  | 'row.textUnreadable'
  | 'row.numberCellLostDigits'
  | 'row.idNumber15Digits'
  | 'row.idNumberLostDigits'
  | 'row.idNumberFormat'
  | 'row.idNumberBirth'
  | 'row.idNumberCheckDigit'
  | 'row.idNumberAge'
  | 'row.cardNumberFormat'
  | 'row.dayFormat'
  | 'row.dayImpossible'
  | 'row.dayFuture'
  | 'row.dayBeforeBirth'
  | 'row.amountWan'
  | 'row.amountNegative'
  | 'row.amountFormat'
  | 'row.numberNegative'
  | 'row.numberFormat'
  | 'row.wordUnknown'
  | 'row.areaCodeFormat'
  | 'row.areaUnknown'
  | 'row.areaOutside'
  | 'row.phoneFormat'
  | 'row.schoolYearFormat'
  | 'row.yearFormat'
  | 'row.endBeforeStart'
  | 'row.selfPaidAboveTotal'
  | 'row.personInTwoHouseholds'

/** What is worth a look although the row went in. */
type RowNoteCode = 'row.nameDiffers'

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
  'row.cellCount': '第{row}行有{found}格，表头有{expected}格，请检查是否多写或漏写了分隔符。',
  'row.valueMissing': '第{row}行“{column}”没有填写，这一列必须填写。',
  'row.textTooLong': '第{row}行“{column}”超过{most}个字，请缩短。',
  'row.textUnreadable': '第{row}行“{column}”含有无法识别的字符，请重新填写。',
  'row.numberCellLostDigits':
    '第{row}行“{column}”的“{value}”被表格软件当成数字，后几位已丢失，请把该列设为文本格式后重新填写。',
  'row.idNumber15Digits': '第{row}行“{column}”的“{value}”是15位旧号码，请换成18位身份证号。',
  'row.idNumberLostDigits':
    '第{row}行“{column}”的“{value}”被表格软件当成数字，后几位已丢失，请把该列设为文本格式后重新填写。',
  'row.idNumberFormat': '第{row}行“{column}”的“{value}”不是18位身份证号，请核对。',
  'row.idNumberBirth': '第{row}行“{column}”的“{value}”中的出生日期不存在或还没有到，请核对。',
  'row.idNumberCheckDigit': '第{row}行“{column}”的“{value}”校验码不对，请核对号码。',
  'row.idNumberAge': '第{row}行“{column}”的“{value}”算出的年龄超过120岁，请核对。',
  'row.cardNumberFormat': '第{row}行“{column}”的“{value}”不是20位残疾人证号，请核对。',
  'row.dayFormat': '第{row}行“{column}”的“{value}”不是日期，请写成2026-03-05这样。',
  'row.dayImpossible': '第{row}行“{column}”的“{value}”是不存在的日期，请核对。',
  'row.dayFuture': '第{row}行“{column}”的“{value}”晚于{day}，还没有发生的事不能填报。',
  'row.dayBeforeBirth': '第{row}行“{column}”的“{value}”早于本人出生日期，请核对。',
  'row.amountWan': '第{row}行“{column}”的“{value}”以万为单位，请换算成元后填写。',
  'row.amountNegative': '第{row}行“{column}”的“{value}”小于零，请核对；冲正请用同一编号重报新的金额。',
  'row.amountFormat': '第{row}行“{column}”的“{value}”不是金额，请写成12000.50这样，单位元。',
  'row.numberNegative': '第{row}行“{column}”的“{value}”小于零，请核对。',
  'row.numberFormat': '第{row}行“{column}”的“{value}”不是数字，请核对。',
  'row.wordUnknown': '第{row}行“{column}”的“{value}”不在可选范围内，可以填：{allowed}。',
  'row.areaCodeFormat': '第{row}行“{column}”的“{value}”不是区划代码，应为{digits}位数字。',
  'row.areaUnknown': '第{row}行“{column}”的“{value}”不在行政区划表中，请核对代码或先导入行政区划。',
  'row.areaOutside': '第{row}行“{column}”的“{value}”不在您可以导入的区县内，请核对。',
  'row.phoneFormat': '第{row}行“{column}”的“{value}”不是电话号码，请核对。',
  'row.schoolYearFormat': '第{row}行“{column}”的“{value}”不是学年，请写成2026-2027这样。',
  'row.yearFormat': '第{row}行“{column}”的“{value}”不是年份，请写成2026这样。',
  'row.endBeforeStart': '第{row}行“{column}”的“{value}”早于“{other}”，请核对。',
  'row.selfPaidAboveTotal': '第{row}行“{column}”的“{value}”大于“{other}”，请核对。',
  'row.personInTwoHouseholds': '第{row}行“{column}”的“{value}”在同一文件中出现在两个户编号下，请只保留一处。',
} satisfies Record<RowFaultCode, string>

export const rowNoteSentences = {
  'row.nameDiffers': '第{row}行“{column}”与农户登记的姓名不一致，已按身份证号匹配，请核对。',
} satisfies Record<RowNoteCode, string>

/** A fault of a cell, with the ID, card and phone numbers in it masked. */
export function faultOf(
  row: number,
  column: Column,
  code: RowFaultCode,
  text: string,
  details: RowFault['details'] = {},
): RowFault {
  const value = column.secret ? maskAll(text) : maskNumbers(text)
  return { row, column: column.header, code, details: { ...details, value: value.slice(0, 40) } }
}
