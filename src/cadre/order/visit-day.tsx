import { Picker, View } from '@tarojs/components'
import type { Day } from '../../domain/calendar/day'
import { addDays } from '../../domain/calendar/day-number'
import { a11y } from '../../platform/a11y'
import { ChoiceFace, choiceClass, choiceLabel, Choices } from '../../ui/choices'
import { shortDay } from '../../ui/day-words'

interface VisitDayProps {
  /** The order's first day: nobody was there before on its account. */
  from: Day
  today: Day
  chosen: Day | undefined
  onChoose(day: Day): void
}

const NEAR_DAYS = ['今天', '昨天', '前天']

/** 今天 昨天 前天, or a date. Only days on which a visit can have been. */
export function VisitDay({ from, today, chosen, onChoose }: VisitDayProps) {
  const near = NEAR_DAYS.map((words, back) => ({ value: addDays(today, -back), words })).filter(
    ({ value }) => value >= from,
  )
  const other = {
    words: '选日期',
    help: chosen === undefined || near.some(({ value }) => value === chosen) ? undefined : shortDay(chosen),
  }
  const otherChosen = other.help !== undefined
  return (
    <Choices
      label="哪天去的"
      columns={2}
      chosen={chosen}
      onChoose={onChoose}
      choices={near.map(({ value, words }) => ({ value, words, help: shortDay(value) }))}
    >
      {from < addDays(today, 1 - NEAR_DAYS.length) && (
        <Picker
          mode="date"
          start={from}
          end={today}
          value={chosen ?? today}
          onChange={(event) => onChoose(event.detail.value)}
        >
          <View
            className={`tappable ${choiceClass(otherChosen)}`}
            {...a11y({ role: 'button', label: choiceLabel(other, otherChosen) })}
          >
            <ChoiceFace {...other} />
          </View>
        </Picker>
      )}
    </Choices>
  )
}
