import { useState } from 'react'
import { Text } from '@tarojs/components'
import type { Day } from '../../domain/calendar/day'
import { addDays, diffDays } from '../../domain/calendar/day-number'
import { Choices } from '../../ui/choices'
import { shortDay } from '../../ui/day-words'
import { Tappable } from '../../ui/tappable'

interface VisitDayProps {
  /** The order's first day: nobody was there before on its account. */
  from: Day
  today: Day
  chosen: Day | undefined
  onChoose(day: Day): void
}

const NEAR_DAYS = ['今天', '昨天', '前天']

/**
 * 今天 昨天 前天, and after a tap every day back to the first. Only days on which a visit can have been, and no wheel to turn:
 * nothing may need a drag (WCAG 2.5.7).
 */
export function VisitDay({ from, today, chosen, onChoose }: VisitDayProps) {
  const days = Array.from({ length: diffDays(from, today) + 1 }, (_, back) => addDays(today, -back))
  const [all, setAll] = useState(() => chosen !== undefined && days.indexOf(chosen) >= NEAR_DAYS.length)
  const shown = all ? days : days.slice(0, NEAR_DAYS.length)
  return (
    <Choices
      label="哪天去的"
      columns={2}
      chosen={chosen}
      onChoose={onChoose}
      choices={shown.map((value, back) => {
        const near = NEAR_DAYS[back]
        return near === undefined ? { value, words: shortDay(value) } : { value, words: near, help: shortDay(value) }
      })}
    >
      {shown.length < days.length && (
        <Tappable className="choices__one" onTap={() => setAll(true)}>
          <Text>选日期</Text>
        </Tappable>
      )}
    </Choices>
  )
}
