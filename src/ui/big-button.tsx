import { Text } from '@tarojs/components'
import { Tappable } from './tappable'
import './big-button.scss'

interface BigButtonProps {
  /** One main button a page, at the bottom; others are `second`. `danger` never stands beside `main`. */
  kind?: 'main' | 'second' | 'danger'
  disabled?: boolean
  /** What a screen reader says where the word alone is not enough. */
  label?: string
  onTap(): void
  children: string
}

/** Full width, at least 60 px high on villagers' pages; long words wrap and are never cut. */
export function BigButton({ kind = 'main', disabled, label, onTap, children }: BigButtonProps) {
  const look = disabled === true ? 'disabled' : kind
  return (
    <Tappable className={`big-button big-button--${look}`} disabled={disabled} label={label} onTap={onTap}>
      <Text>{children}</Text>
    </Tappable>
  )
}
