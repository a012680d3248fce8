import { Text } from '@tarojs/components'
import { openPage } from '../platform/navigation'
import { Tappable } from '../ui/tappable'
import './my-reports-link.scss'

/** The way to what was reported before; a browser shows no bar with a way back. */
export function MyReportsLink() {
  return (
    <Tappable className="my-reports-link" role="link" onTap={() => openPage('villager/home/index')}>
      <Text>看我报过的</Text>
    </Tappable>
  )
}
