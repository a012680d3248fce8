import type { CommandName, Payload } from '../../../src/contract/operations'
import type { FunctionName } from '../../../cloudfunctions/server/handler'
import type { Scene } from './scene'

/** What somebody tells a function to do; `openid` says who, of the timer it says nothing. */
export interface Deed<C extends CommandName = CommandName> {
  readonly within: FunctionName
  readonly openid: string
  readonly payload: Payload<C>
  readonly expectedVersion?: number
}

/** A deed under its name and id, as it can be sent again and again. */
export interface Told extends Omit<Deed, 'payload'> {
  readonly command: CommandName
  readonly commandId: string
  readonly payload: unknown
}

/** How a command is rightly told of something that there is; undefined when there is nothing to do it to. */
export type Telling<C extends CommandName> = (scene: Scene) => Promise<Deed<C> | undefined>

/** The tellings of some commands. */
export type Tellings<C extends CommandName> = { readonly [Command in C]: Telling<Command> }
