import type { Command, Decider, NewEvent } from '@wubu/domain/decider'
import { CommandHandler, type CommandResult } from '@wubu/engine'
import { LRUCache } from 'lru-cache'

type Options = ConstructorParameters<typeof CommandHandler>[1]
type Named = { readonly commandId: string; readonly stream: string }
type Handled<State, C extends Command, E extends NewEvent> = Parameters<CommandHandler<State, C, E>['handle']>[0]

/** The stream that each of the last command ids wrote to. Shared by all handlers of a node. */
export class KeyUses {
  readonly #streams = new LRUCache<string, string>({ max: 20_000 })

  /** Whether the command id, and with it the Idempotency-Key, was used for another stream before. */
  isTaken({ commandId, stream }: Named): boolean {
    const first = this.#streams.get(commandId)
    return first !== undefined && first !== stream
  }

  take({ commandId, stream }: Named): void {
    this.#streams.set(commandId, stream)
  }
}

/**
 * A stream knows the keys of its own commands. That a key was used on another one, by a program that forgot to take
 * a new one, is known of recent commands of this node alone: a help for whoever writes that program, not a guarantee.
 */
export class BoundHandler<State, C extends Command, E extends NewEvent> extends CommandHandler<State, C, E> {
  readonly #uses: KeyUses

  constructor(decider: Decider<State, C, E>, options: Options, uses: KeyUses) {
    super(decider, options)
    this.#uses = uses
  }

  /** For whoever writes something else before the command itself. */
  isTaken(command: Named): boolean {
    return this.#uses.isTaken(command)
  }

  override handle(command: Handled<State, C, E>): Promise<CommandResult> {
    if (this.isTaken(command)) return Promise.resolve({ outcome: 'keyReused' })
    return super.handle(command).then((result) => {
      if (result.outcome === 'accepted') this.#uses.take(command)
      return result
    })
  }
}
