import type { Row } from '../../../../cloudfunctions/local/demo/draft'
import { idNumberOf, nameOf, type Resident } from '../people'

/** The two columns with which every department says of whom it speaks. */
export function about(resident: Resident): Row {
  return { idNumber: idNumberOf(resident), name: nameOf(resident) }
}
