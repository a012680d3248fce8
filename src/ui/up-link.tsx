import { Text } from '@tarojs/components'
import { backTo, type Route } from '../platform/navigation'
import { Tappable } from './tappable'
import './text.scss'
import './up-link.scss'

/** The way back to the list from which a page is opened: a browser shows no bar with one, and a link opens a page with nothing under it. */
export function UpLink({ to, children }: { to: Route; children: string }) {
  return (
    <Tappable className="link up-link" role="link" onTap={() => backTo(to)}>
      <Text>{children}</Text>
    </Tappable>
  )
}
