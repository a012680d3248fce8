import { View } from '@tarojs/components'
import type { Hardship } from '../domain/order/order'
import { a11y } from '../platform/a11y'
import './pictogram.scss'

/** The picture of a kind of hardship. The word beside it says the same, so it is not read aloud. */
export function Pictogram({ of }: { of: Hardship }) {
  return <View className={`pictogram pictogram--${of}`} {...a11y({ hidden: true })} />
}
