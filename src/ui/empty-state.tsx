import { Text, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import './empty-state.scss'

/** A list with nothing in it: one sentence, what to do, and if there is one the button for it. */
export function EmptyState({ says, children }: { says: string; children?: ReactNode }) {
  return (
    <View className="empty-state">
      <Text>{says}</Text>
      {children}
    </View>
  )
}
