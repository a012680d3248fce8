import { replaceCode } from '../server/codes/replace-code'
import { endpoint } from '../server/endpoint'
import { order } from '../server/orders/order'
import { orders } from '../server/orders/orders'
import { me } from '../server/progress/me'
import { progress } from '../server/progress/progress'

export const main = endpoint('officer', { me, order, progress, orders, replaceCode })
