import { uuid5In } from '@wubu/engine'

/** Never changed: every id below is made from it, and a second run finds what the first one wrote by its id. */
const named = uuid5In('6f0a2f6e-9d0c-5b6b-8a53-3f1f0c8d2b75')

/** The same for the same parts. */
export function idOf(...parts: readonly (string | number)[]): string {
  return named(JSON.stringify(parts))
}

/** Of what `command` does to `stream`, so that doing it again is a retry. */
export function commandIdOf(stream: string, command: string, round: string | number = 0): string {
  return idOf('command', stream, command, round)
}
