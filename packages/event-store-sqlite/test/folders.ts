import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Test } from 'tap'

/** A path inside a folder of its own that goes with the test; the path itself is not there yet. */
export function newFolder(t: Test): string {
  const parent = mkdtempSync(join(tmpdir(), 'wubu-log-'))
  t.teardown(() => rmSync(parent, { recursive: true, force: true }))
  return join(parent, 'data')
}
