/** Infrastructure failures. Refusals of a decision are values, never errors. */
export class EngineError extends Error {
  readonly code: string
  constructor(code: string, message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = new.target.name
    this.code = code
  }
}

/** Thrown when a payload has no faithful JSON text (undefined, BigInt, a fraction, an integer-like key). Nothing was written. */
export class UnserialisablePayload extends EngineError {
  constructor(message: string) {
    super('unserialisable_payload', message)
  }
}

/** Thrown when one append is larger than every log takes. Nothing was written. */
export class AppendTooLarge extends EngineError {
  constructor(bytes: number, limit: number) {
    super('append_too_large', `The events of one command are ${bytes} bytes; at most ${limit} fit. Shorten the text.`)
  }
}

/** Thrown when an append holds no event: there is nothing whose outcome could be told. Nothing was written. */
export class EmptyAppend extends EngineError {
  constructor(stream: string) {
    super('empty_append', `An append to ${stream} holds no event.`)
  }
}

/** Thrown when something is appended through a store that was opened for reading. Nothing was written. */
export class LogReadOnly extends EngineError {
  constructor() {
    super('log_read_only', 'This store was opened for reading only.')
  }
}

/** Thrown when a key is wanted for somebody whose key was erased: nothing about them may be sealed again. */
export class KeyErased extends EngineError {
  constructor(keyId: string) {
    super('key_erased', `The key ${keyId} was erased for ever.`)
  }
}

/** Thrown when a position lies beyond the head of the log, or belongs to another log: what was built from it must be rebuilt. */
export class UnknownPosition extends EngineError {
  constructor(message: string) {
    super('unknown_position', message)
  }
}

/** Thrown when a second process wants to write a data folder. */
export class DataFolderInUse extends EngineError {
  constructor(message: string) {
    super('data_folder_in_use', message)
  }
}

/** Thrown when the log can't be written or read now; the outcome of an append may be unknown, and a retry with the same ids settles it. */
export class LogUnavailable extends EngineError {
  constructor(message: string, options?: ErrorOptions, code = 'log_unavailable') {
    super(code, message, options)
  }
}

/** Thrown when a store is used after `close`. */
export class StoreClosed extends EngineError {
  constructor() {
    super('store_closed', 'The event store is closed.')
  }
}

/** Thrown when history holds an event type or version that this node does not know: deciding on it could break a rule. */
export class NodeOlderThanLog extends EngineError {
  constructor(stream: string, type: string, version: number) {
    super(
      'node_older_than_log',
      `This node is older than the log: ${stream} holds ${type} v${version}. Update this node.`,
    )
  }
}
