import t from 'tap'
import { type CommandFrame, metadataText } from './encode.ts'

const frame: CommandFrame = {
  stream: 'request-1',
  commandId: '5d3c1a9e-7f9b-4c67-8f2d-2f6f8d5b9a10',
  commandHash: 'ab'.repeat(32),
  correlationId: 'Umlaut ä "quoted" 办结\n',
  causationId: null,
  actor: { id: '王"窗口', role: 'window', unit: '社区\\1' },
  now: '2026-03-02T02:00:00.000Z',
}

t.test('the metadata of an event are the text that JSON.stringify would write', async (t) => {
  const machine = { name: 'request', version: 2 }
  const { commandId, commandHash, correlationId, actor, now } = frame
  const handling = { request: 'handling.inProgress', assignment: 'acknowledged' }
  for (const causationId of [null, 'c"1']) {
    for (const prevHash of [null, 'cd'.repeat(32)]) {
      for (const [from, to] of [
        [null, { request: 'collecting.registered' }],
        [handling, handling],
      ] as const) {
        const occurredAt = '2026-03-01T02:00:00.000Z'
        const shared = { commandId, commandHash, correlationId, causationId, actor }
        const whole = { ...shared, occurredAt, recordedAt: now, machine, from, to, prevHash }
        const text = metadataText({ ...frame, causationId }, machine)({ occurredAt, from, to, prevHash })
        t.equal(text, JSON.stringify(whole))
      }
    }
  }
})
