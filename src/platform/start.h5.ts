import Taro from '@tarojs/taro'
import { currentIdentity } from './identity'
import { goHome } from './navigation'

const PRESSES: readonly string[] = ['Enter', ' ']

/** Once, before the first page. */
export function useStart(): void {
  Taro.useLaunch(() => {
    // Before a navigation takes it out of the address.
    currentIdentity()
    document.addEventListener('keydown', press)
  })
  Taro.usePageNotFound(goHome)
}

/** Enter and space press whatever can be tapped: the elements are not the browser's own buttons. */
function press(event: KeyboardEvent): void {
  const { target } = event
  if (!PRESSES.includes(event.key) || !(target instanceof HTMLElement) || target.getAttribute('tabindex') !== '0')
    return
  event.preventDefault()
  target.click()
}
