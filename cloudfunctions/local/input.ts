import * as z from 'zod'

/** Options that several commands share. */
export const county = z.string().regex(/^\d{6}$/, '区县代码是六位数字')
export const area = z.string().regex(/^(\d{6}|\d{9}|\d{12})$/, '区划代码是六位、九位或十二位数字')
export const month = z.string().regex(/^(19|20)\d{2}-(0[1-9]|1[0-2])$/, '月份写成 2026-07 这样')
export const date = z.iso.date('日期写成 2026-11-23 这样')

export const COUNTY_OPTION = { '--county <code>': '区县代码，缺省是唯一的一个县' } as const
export const AREA_OPTION = { '--area <code>': '区划代码：县、镇或村' } as const
export const DATE_OPTION = { '--date <day>': '业务日期，缺省是北京时间今天' } as const
