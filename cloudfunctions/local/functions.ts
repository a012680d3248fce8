import { main as cadre } from '../cadre/index'
import { main as importer } from '../importer/index'
import { main as nightly } from '../nightly/index'
import { main as officer } from '../officer/index'
import type { Main } from '../server/endpoint'
import type { FunctionName } from '../server/handler'
import { main as villager } from '../villager/index'

/** The functions that are deployed, by name. */
export const functions = { villager, cadre, officer, importer, nightly } as const satisfies Record<FunctionName, Main>
