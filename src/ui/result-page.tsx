import { Text, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { a11y } from '../platform/a11y'
import { useScrollToTop } from '../platform/navigation'
import { Page, type PageProps } from './page'
import './result-page.scss'

/** The end of a flow: what was done, the number, the next date, and where to go from here. Never a toast. */
export function ResultPage({ children, ...page }: Omit<PageProps, 'under'> & { children: ReactNode }) {
  useScrollToTop()
  return (
    <Page {...page}>
      <View className="result" {...a11y({ role: 'status', live: 'polite' })}>
        <View className="result__tick" {...a11y({ hidden: true })}>
          <Text>✓</Text>
        </View>
        {children}
      </View>
    </Page>
  )
}
