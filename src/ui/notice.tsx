import { Text, View } from '@tarojs/components'
import { a11y } from '../platform/a11y'
import './notice.scss'

/** What was just done, or how things stand: in the page's flow, read aloud when it comes, gone when it is no longer true. */
export function Notice({ tone, children }: { tone: 'done' | 'calm'; children: string }) {
  return (
    <View className={`notice notice--${tone}`} {...a11y({ role: 'status', live: 'polite' })}>
      <Text>{children}</Text>
    </View>
  )
}
