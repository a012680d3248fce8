import type { ReactNode } from 'react'
import { Text, View } from '@tarojs/components'
import { a11y } from '../platform/a11y'
import './field.scss'

interface FieldProps {
  label: string
  /** What is missing or wrong, beside the field where it can be mended. */
  error?: string
  children: ReactNode
}

/** A question of a form: label above, answer below, what is wrong with it between them. */
export function Field({ label, error, children }: FieldProps) {
  return (
    <View className={error === undefined ? 'field' : 'field field--wrong'}>
      <Text className="field__label">{label}</Text>
      {error !== undefined && (
        <Text className="field__error" {...a11y({ role: 'alert' })}>
          {error}
        </Text>
      )}
      {children}
    </View>
  )
}
