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
  /** What stands after them in the same grid: the way to more. */
  children?: ReactNode
}

/** One of a few, all in sight (never a dropdown under seven options). Chosen shows as a filled mark too. */
export function Choices<T extends string>({ label, choices, chosen, onChoose, columns, children }: ChoicesProps<T>) {
  return (
    <View className={`choices choices--${columns}`} {...a11y({ role: 'radiogroup', label })}>
      {choices.map(({ value, words, help }) => {
        const isChosen = value === chosen
        return (
          <Tappable
            key={value}
            className={isChosen ? 'choices__one choices__one--chosen' : 'choices__one'}
            role="radio"
            label={[words, help ?? '', isChosen ? '已选中' : ''].filter((part) => part !== '').join('，')}
            checked={isChosen}
            onTap={() => onChoose(value)}
          >
            <View className="choices__mark" />
            <View className="choices__text">
              <Text className="choices__words">{words}</Text>
              {help !== undefined && <Text className="choices__help">{help}</Text>}
            </View>
          </Tappable>
        )
      })}
      {children}
    </View>
  )
}
