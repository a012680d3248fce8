import { Text } from '@tarojs/components'
import './tag.scss'

export type TagTone = 'blue' | 'yellow' | 'orange' | 'red' | 'green' | 'grey'

/** A square of words; never a disc, so that it is not taken for a lamp. Its colour repeats what the words say. */
export function Tag({ tone, children }: { tone: TagTone; children: string }) {
  return <Text className={`tag tag--${tone}`}>{children}</Text>
}
