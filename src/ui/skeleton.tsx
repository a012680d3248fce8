import { View } from '@tarojs/components'
import { useEffect, useState } from 'react'
import { a11y } from '../platform/a11y'
import './skeleton.scss'

/** Milliseconds. Before this nothing is drawn: a flash of grey unsettles more than it tells. */
const SHOWN_AFTER = 1000

/** Grey lines where the content will be. A query answers or fails within ten seconds, so it never stands for ever. */
export function Skeleton({ lines = 4 }: { lines?: number }) {
  const [shown, setShown] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setShown(true), SHOWN_AFTER)
    return () => clearTimeout(timer)
  }, [])
  if (!shown) return null
  return (
    <View className="skeleton" {...a11y({ role: 'status', label: '正在打开', live: 'polite' })}>
      {Array.from({ length: lines }, (_, line) => (
        <View key={line} className="skeleton__line" />
      ))}
    </View>
  )
}
