import { Textarea } from '@tarojs/components'
import { a11y } from '../platform/a11y'
import './text-box.scss'

interface TextBoxProps {
  label: string
  value: string
  longest: number
  onChange(value: string): void
}

/** A few lines of words. Its label stands above it (`Field`) and is repeated here for screen readers. */
export function TextBox({ label, value, longest, onChange }: TextBoxProps) {
  return (
    <Textarea
      className="text-box"
      value={value}
      maxlength={longest}
      autoHeight
      onInput={(event) => onChange(event.detail.value)}
      // iOS reads a label only together with the role (tdesign-miniprogram 1170).
      {...a11y({ role: 'textbox', label })}
    />
  )
}
