import { verifyStream } from '@wubu/engine'
import { strToU8, zipSync } from 'fflate'
import { clockAnswer } from '../clock-answer.ts'
import { FileAnswer } from '../file-answer.ts'
import { streamOf } from '../ids.ts'
import { readRequest } from '../request-history.ts'
import { readResident } from '../resident-profile.ts'
import type { Runtime } from '../runtime.ts'
import { timelineOf } from '../timeline.ts'
import { packPage } from './pack-page.ts'

/** 审计包: everything that the log knows of a request, for people and for programs. Throws Refused (404). */
export async function auditPack(runtime: Runtime, requestId: string): Promise<FileAnswer> {
  const { state, registered, events } = await readRequest(runtime, requestId)
  const stored = await runtime.store.readStream(streamOf.request(requestId))
  const fault = verifyStream(stored)
  const resident = state.residentId === null ? null : await readResident(runtime, state.residentId)
  const { address, description, source, window } = registered.data
  const { receiptNo, channel, item, place, acceptedAt, completedAt } = state
  const pack = {
    made: { at: runtime.now(), timeZone: runtime.timeZone, logId: runtime.store.logId },
    request: {
      ...{
        requestId,
        receiptNo,
        state: state.at,
        channel,
        item,
        place,
        window,
        source,
        address,
        description,
        resident,
      },
      ...{
        registeredAt: registered.occurredAt,
        acceptedAt,
        completedAt,
        assignments: Object.values(state.assignments),
      },
    },
    timeline: await timelineOf(runtime, events, false),
    clock: await clockAnswer(runtime, events),
    chain: {
      intact: fault === null,
      broken: fault && { revision: fault.revision, code: fault.code, reason: fault.message },
      // as stored, sealed fields sealed: whoever recomputes the hashes needs these very texts
      events: stored.map(({ revision, id, type, schemaVersion, data, metadata }) => ({
        ...{ revision, id, type, schemaVersion, data, metadata },
      })),
    },
  }
  const json = (value: unknown) => strToU8(`${JSON.stringify(value, null, 2)}\n`)
  const files = {
    'index.html': strToU8(packPage(pack, runtime.reference)),
    'request.json': json({ ...pack.made, ...pack.request }),
    'timeline.json': json(pack.timeline),
    'clock.json': json(pack.clock),
    'chain.json': json({ stream: streamOf.request(requestId), ...pack.chain }),
  }
  return new FileAnswer(`audit-${receiptNo}.zip`, 'application/zip', Buffer.from(zipSync(files)))
}
