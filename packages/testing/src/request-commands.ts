import { type RequestCommand, type RequestCommandData, type RequestCommandType, requestCommands } from '@wubu/domain'
import type { Actor } from '@wubu/domain/decider'
import type { z } from 'zod'
import { actor, testNow } from './given.ts'
import { testReference } from './reference.ts'

type Input<T extends RequestCommandType> = z.input<(typeof requestCommands)[T]>

/** A command on a request, parsed as the API would; `by` gives it, `now` is its instant. */
export function requestCommand<T extends RequestCommandType>(
  type: T,
  data: Input<T>,
  by: Actor,
  now = testNow,
): Extract<RequestCommand, { type: T }> {
  const parsed = requestCommands[type].parse(data) as RequestCommandData<T>
  return { type, data: parsed, meta: { now, actor: by, reference: testReference } } as Extract<
    RequestCommand,
    { type: T }
  >
}

export const staff = {
  window: actor('window', 'community-1'),
  grid: actor('grid', 'community-1'),
  dispatcher: actor('dispatcher', 'street-1'),
  civilAffairs: actor('handler', 'civil-affairs', 'handler-civil'),
  urbanManagement: actor('handler', 'urban-management', 'handler-urban'),
  callback: actor('callback'),
  supervisor: actor('supervisor'),
  resident: actor('resident'),
  importer: actor('system'),
  admin: actor('admin'),
} as const
