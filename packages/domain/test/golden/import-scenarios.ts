import { actor, play } from '@wubu/testing'
import { importDecider } from '../../src/index.ts'

const meta = { now: '2026-03-02T02:00:00.000Z', actor: actor('admin') }

const importUndone = () => {
  const importId = '6d0f4b0c-6f53-4c52-9a4e-0b6a3f1f2d11'
  const file = { fileName: '旧热线.csv', bytes: 1_024, sha256: 'ab'.repeat(32) }
  const tally = { rows: 3, added: 2, alreadyThere: 0, bad: 1, units: 1, items: 1, places: 0 }
  return play(
    importDecider,
    { type: 'begin-import', data: { importId, mapping: 'old-hotline', system: 'old-hotline', ...file }, meta },
    { type: 'end-import', data: { importId, outcome: 'completed', ...tally }, meta },
    { type: 'begin-import-undo', data: { importId, reason: '映射有误' }, meta },
    { type: 'end-import-undo', data: { importId, withdrawn: 1, alreadyWithdrawn: 0, kept: 1 }, meta },
  )
}

/** An import that was taken back. */
export const importScenarios = { 'import-undone': importUndone } as const
