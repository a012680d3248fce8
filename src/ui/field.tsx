import type { ReactNode } from 'react'
import { Text, View } from '@tarojs/components'
import { a11y } from '../platform/a11y'
import './field.scss'

interface FieldProps {
  /** By which the page can be scrolled to it (`showPlace`). */
  id?: string
  label: string
  /** What is missing or wrong, beside the field where it can be mended. */
  error?: string
  children: ReactNode
}

/** A question of a form: label above, answer below, what is wrong with it between them. */
export function Field({ id, label, error, children }: FieldProps) {
  return (
    <View id={id} className={error === undefined ? 'field' : 'field field--wrong'}>
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
