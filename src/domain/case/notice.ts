import type { Day } from '../calendar/day'
import type { HouseholdCase } from './case'
import { nameIn, type CasePolicy } from './case-policy'
import { withoutNumbers } from './without-numbers'

/** All of a household that a notice may say. Number, phone, bank and health have no place in it, so they cannot get in. */
export interface NoticeHousehold {
  readonly villageName: string
  readonly group: string | null
  readonly headName: string
  readonly people: number
}

/** The lines of a notice as it is printed and posted. @param code by which whoever reads it may object from a phone */
export function noticeText(
  { kind, category }: Pick<HouseholdCase, 'kind' | 'category'>,
  { villageName, group, headName, people }: NoticeHousehold,
  { postedOn, until, code }: { readonly postedOn: Day; readonly until: Day; readonly code: string },
  policy: CasePolicy,
): readonly string[] {
  const about = kind === 'inclusion' ? '拟纳入防止返贫监测对象' : '拟标注风险消除'
  return [
    `${withoutNumbers(villageName)}${about}公示`,
    `户主：${withoutNumbers(headName)}`,
    `村组：${withoutNumbers(group ?? '')}`,
    `人数：${people}人`,
    ...(category === null ? [] : [`类别：${nameIn(policy.categories, category)}`]),
    `公示时间：${postedOn}至${until}`,
    '如有异议，请在公示期内向乡镇反映，拨打12317，或凭公示编号用手机提出。',
    `公示编号：${code}`,
  ]
}
