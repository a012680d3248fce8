import type { ReactNode } from 'react'
import { Text, View } from '@tarojs/components'
import { a11y } from '../platform/a11y'
import { Tappable } from './tappable'
import './choices.scss'

export interface Choice<T extends string> {
  readonly value: T
  readonly words: string
  readonly help?: string
}

interface ChoicesProps<T extends string> {
  /** The question, read before the choices. */
  label: string
  choices: readonly Choice<T>[]
  chosen: T | undefined
  onChoose(value: T): void
  /** Short words stand side by side, long ones below each other. */
  columns: 1 | 2
  /** One more, drawn by somebody else in the same grid. */
  children?: ReactNode
}

/** One of a few, all in sight (never a dropdown under seven options; experience, rule 10). Chosen shows as a filled mark too. */
export function Choices<T extends string>({ label, choices, chosen, onChoose, columns, children }: ChoicesProps<T>) {
  return (
    <View className={`choices choices--${columns}`} {...a11y({ role: 'radiogroup', label })}>
      {choices.map(({ value, words, help }) => (
        <Tappable
          key={value}
          className={choiceClass(value === chosen)}
          role="radio"
          label={choiceLabel({ words, help }, value === chosen)}
          checked={value === chosen}
          onTap={() => onChoose(value)}
        >
          <ChoiceFace words={words} help={help} />
        </Tappable>
      ))}
      {children}
    </View>
  )
}

export function choiceClass(chosen: boolean): string {
  return chosen ? 'choices__one choices__one--chosen' : 'choices__one'
}

/** 今天，11月23日，已选中 */
export function choiceLabel({ words, help }: Omit<Choice<string>, 'value'>, chosen: boolean): string {
  return [words, help ?? '', chosen ? '已选中' : ''].filter((part) => part !== '').join('，')
}

export function ChoiceFace({ words, help }: Omit<Choice<string>, 'value'>) {
  return (
    <>
      <View className="choices__mark" />
      <View className="choices__text">
        <Text className="choices__words">{words}</Text>
        {help !== undefined && <Text className="choices__help">{help}</Text>}
      </View>
    </>
  )
}
