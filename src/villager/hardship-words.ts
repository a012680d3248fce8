import type { ReportStatusView } from '../contract/views'
import { HARDSHIP_WORDS } from '../domain/order/order'

export const FOR_WHOM_WORDS = { own: '我家', other: '帮别人' } as const satisfies Record<
  ReportStatusView['forWhom'],
  string
>

/** 看病（我家）: what a report was about and for whom. */
export function aboutWords({ kind, forWhom }: Pick<ReportStatusView, 'kind' | 'forWhom'>): string {
  return `${HARDSHIP_WORDS[kind].name}（${FOR_WHOM_WORDS[forWhom]}）`
}
