/** Thrown when a mapping or a file can't be used; its message says in one line, in both languages, what to do. */
export class ImportError extends Error {
  readonly code = 'import_unusable'
  constructor(message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'ImportError'
  }
}

/** Thrown when a unit, an item, a place or a calendar is refused that has to be there first; the message says why. */
export class RegistrationRefused extends Error {
  readonly code = 'registration_refused'
  constructor(message: string) {
    super(message)
    this.name = 'RegistrationRefused'
  }
}
