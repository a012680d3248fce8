import { Text, View } from '@tarojs/components'
import type { Answer } from '../../contract/operations'
import { a11y } from '../../platform/a11y'
import type { Asked } from '../../platform/use-ask'
import './code-header.scss'

/** Whose door it is, without a name: the code hangs outside. The form below can be filled in before this is known. */
export function CodeHeader({ asked }: { asked: Asked<Answer<'openCode'>> }) {
  return (
    <View className="code-header" {...a11y({ live: 'polite' })}>
      <Text>{headerWords(asked)}</Text>
    </View>
  )
}

function headerWords(asked: Asked<Answer<'openCode'>>): string {
  if (asked.state === 'ready') return `您扫的是：${asked.data.villageName}${asked.data.group ?? ''}的户码`
  return asked.state === 'failed' ? '网还没连上，可以先点。' : '您扫的是户码，正在看是哪里的。'
}
