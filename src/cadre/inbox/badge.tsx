import { Figures } from '../../ui/figures'
import type { Answer } from '../../contract/operations'

/** Drawn on every opening, with or without messages. */
export function Badge({ badge }: Pick<Answer<'me'>, 'badge'>) {
  return (
    <Figures
      figures={[
        { words: '待办', count: badge.open },
        { words: '今天到期', count: badge.dueToday },
        { words: '超时', count: badge.late },
      ]}
    />
  )
}
