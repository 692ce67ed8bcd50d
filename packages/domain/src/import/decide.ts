import { accept, type Decider, type Decision, type Role } from '../decider.ts'
import { refusedRole, refuser } from '../refuse.ts'
import type { ImportCommand } from './commands.ts'
import { type ImportEvent, importEvents } from './events.ts'
import { importRefusals } from './refusals.ts'
import { evolveImports, type ImportFacts, type ImportsState, importsStateValue, initialImports } from './state.ts'

const refuse = refuser(importRefusals)

const importRoles: readonly Role[] = ['admin']

function decideImport(command: ImportCommand, state: ImportsState): Decision<ImportEvent> {
  const notPermitted = refusedRole(command.meta.actor, importRoles)
  if (notPermitted) return notPermitted
  const known = state?.imports.find(({ importId }) => importId === command.data.importId)
  if (command.type !== 'begin-import') return known ? onImport(command, known) : refuse('no_such_import')
  return known ? refuse('import_already_begun') : accept({ type: 'ImportBegun', data: command.data })
}

type OnImport = Exclude<ImportCommand, { type: 'begin-import' }>

function onImport(command: OnImport, { ended, undo }: ImportFacts): Decision<ImportEvent> {
  switch (command.type) {
    case 'end-import':
      return ended ? refuse('import_already_ended') : accept({ type: 'ImportEnded', data: command.data })
    case 'begin-import-undo':
      // what was kept may be tried again: the work on it may have been taken back
      if (undo?.ended && undo.ended.kept === 0) return refuse('import_already_undone')
      return accept({ type: 'ImportUndoBegun', data: command.data })
    case 'end-import-undo':
      return undo && !undo.ended
        ? accept({ type: 'ImportUndoEnded', data: command.data })
        : refuse('import_undo_not_begun')
    default:
      return command satisfies never
  }
}

export const importDecider: Decider<ImportsState, ImportCommand, ImportEvent> = {
  machine: { name: 'imports', version: 1 },
  initial: initialImports,
  events: importEvents,
  decide: decideImport,
  evolve: evolveImports,
  stateValue: importsStateValue,
  residentOf: () => null,
}
