import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { a11y } from '../platform/a11y'
import './tappable.scss'

interface TappableProps {
  /** What a screen reader says; without it, the content. */
  label?: string
  role?: 'button' | 'link' | 'radio' | 'switch'
  /** State of a radio or a switch. */
  checked?: boolean
  disabled?: boolean
  className?: string
  onTap(): void
  children: ReactNode
}

/** Everything that can be tapped: role, label and state for screen readers, a focus ring, a pressed look. */
export function Tappable({
  label,
  role = 'button',
  checked,
  disabled = false,
  className = '',
  onTap,
  children,
}: TappableProps) {
  return (
    <View
      className={`tappable ${className}`}
      hoverClass={disabled ? 'none' : 'tappable--pressed'}
      onClick={disabled ? undefined : onTap}
      {...a11y({ role, label, checked, disabled: disabled ? true : undefined })}
    >
      {children}
    </View>
  )
}
