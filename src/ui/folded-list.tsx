import { Fragment, useState, type ReactNode } from 'react'
import { Text } from '@tarojs/components'
import { Tappable } from './tappable'
import './text.scss'

interface FoldedListProps<T> {
  items: readonly T[]
  keyOf(item: T): string
  children(item: T): ReactNode
}

const SHOWN = 3

/** The first few of a list, the others after a tap that says how many there are. One hidden item is not worth a tap. */
export function FoldedList<T>({ items, keyOf, children }: FoldedListProps<T>) {
  const [open, setOpen] = useState(false)
  const hidden = open || items.length <= SHOWN + 1 ? 0 : items.length - SHOWN
  return (
    <>
      {items.slice(0, items.length - hidden).map((item) => (
        <Fragment key={keyOf(item)}>{children(item)}</Fragment>
      ))}
      {hidden > 0 && (
        <Tappable className="link" onTap={() => setOpen(true)}>
          <Text>{`还有${hidden}条，点开看`}</Text>
        </Tappable>
      )}
    </>
  )
}
