import type { CommandName } from '../../../src/contract/operations'
import { caseDeeds } from './case-deeds'
import type { Tellings } from './deed'
import { helpDeeds } from './help-deeds'
import { officeDeeds } from './office-deeds'
import { orderDeeds } from './order-deeds'
import { reportDeeds } from './report-deeds'

/** How each command is rightly told. Complete: a new command has no fault test, no sequence and no replay until it stands here. */
export const DEEDS = {
  ...orderDeeds,
  ...reportDeeds,
  ...caseDeeds,
  ...helpDeeds,
  ...officeDeeds,
} satisfies Tellings<CommandName>
