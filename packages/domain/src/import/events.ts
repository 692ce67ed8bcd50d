import { z } from 'zod'
import { code, type EventOf, event, uuid } from '../event.ts'

const count = z.int().min(0)
/** The file as it came: its name, its bytes and their SHA-256 in hex. */
export const importedFile = {
  fileName: z.string().min(1).max(200),
  bytes: count,
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
}
/** What became of the rows, and what was registered for them to speak of. */
export const importTally = {
  rows: count,
  added: count,
  alreadyThere: count,
  bad: count,
  units: count,
  items: count,
  places: count,
}

/** 导入: an administrator let the rows of a file in; every request that it registers carries its id as correlation. */
const importBegun = event('ImportBegun', 1, { importId: uuid, mapping: code, system: code, ...importedFile })

/** `stopped`: before the end of the file, by a stop of the node or a file that is broken off. */
const importEnded = event('ImportEnded', 1, {
  importId: uuid,
  outcome: z.enum(['completed', 'stopped']),
  ...importTally,
})

/** 撤销导入: its requests are being withdrawn, each by an event of its own. */
const importUndoBegun = event('ImportUndoBegun', 1, { importId: uuid, reason: z.string().max(400) })

/** `kept`: somebody had worked on them since the import. */
const importUndoEnded = event('ImportUndoEnded', 1, {
  importId: uuid,
  withdrawn: count,
  alreadyWithdrawn: count,
  kept: count,
})

export const importEvents = {
  ImportBegun: importBegun,
  ImportEnded: importEnded,
  ImportUndoBegun: importUndoBegun,
  ImportUndoEnded: importUndoEnded,
} as const
export type ImportEvent = EventOf<typeof importEvents>
