import type { ReactNode } from 'react'
import { Text, View } from '@tarojs/components'
import { a11y } from '../platform/a11y'
import './section.scss'

/** A card with a heading. */
export function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <View className="section">
      <Text className="section__title" {...a11y({ role: 'heading', level: 2 })}>
        {title}
      </Text>
      {children}
    </View>
  )
}
