import { createHmac, type KeyObject } from 'node:crypto'
import type { Actor, Command, Decider, Decision, NewEvent, Recorded } from '@wubu/domain/decider'
import type { Metadata } from './envelope.ts'
import type { EventToAppend } from './event-store.ts'
import { eventHash, withHash } from './hash-chain.ts'
import { trustedJsonText } from './json-text.ts'
import type { KeyStore } from './key-store.ts'
import { seal } from './seal.ts'
import { uuid5In } from './uuid5.ts'

/** Everything of an event's envelope that the command brings. */
export interface CommandFrame {
  readonly stream: string
  readonly commandId: string
  readonly commandHash: string
  readonly correlationId: string
  readonly causationId: string | null
  readonly actor: Actor
  readonly now: string
}

/** Where a stream stands: the state of its aggregate, its last revision (-1 for none) and the hash at its end. */
export interface StreamEnd<State> {
  readonly state: State
  readonly revision: number
  readonly hash: string | null
}

/** HMAC of a command's body, so that nobody finds an ID number by trying. `key` is the resident's or the installation's. */
export function commandHashOf(stream: string, command: Command, key: KeyObject): string {
  const body = `${stream}\n${command.type}\n${JSON.stringify(command.data)}`
  return createHmac('sha256', key).update(body).digest('hex')
}

type Decided<E extends NewEvent, State> = Extract<Decision<E, State>, { accepted: true }>

/** Puts decided events into their envelopes: sealed, chained, with the states before and after. */
export function encodeEvents<State, C extends Command, E extends NewEvent>(
  decider: Decider<State, C, E>,
  end: StreamEnd<State>,
  { events, states }: Decided<E, State>,
  frame: CommandFrame,
  keys: KeyStore,
): { readonly events: readonly EventToAppend[]; readonly end: StreamEnd<State> } {
  const encoded: EventToAppend[] = []
  let { state, revision, hash } = end
  const idOf = eventIds(frame.commandId)
  const metadataOf = metadataText(frame, decider.machine)
  for (const [index, event] of events.entries()) {
    const from = decider.stateValue(state, event)
    const occurredAt = event.occurredAt ?? frame.now
    state = states?.[index] ?? decider.evolve(state, recorded(event, occurredAt, frame))
    revision += 1
    const definition = decider.events[event.type]
    if (!definition) throw new Error(`${event.type} is decided but not in the catalogue of ${decider.machine.name}.`)
    const schemaVersion = definition.version
    const plain = definition.parse(event.data)
    const data = trustedJsonText(sealFields(plain, definition.sealed, decider.residentOf(state), keys))
    const to = decider.stateValue(state, event)
    const metadata = metadataOf({ occurredAt, from, to, prevHash: hash })
    hash = eventHash({ stream: frame.stream, revision, type: event.type, schemaVersion, data, metadata })
    encoded.push({
      id: idOf(index),
      type: event.type,
      schemaVersion,
      data,
      metadata: withHash(metadata, hash),
      commandHash: frame.commandHash,
    })
  }
  return { events: encoded, end: { state, revision, hash } }
}

/** Ids of a command's events by their index: the same for every retry. */
export function eventIds(commandId: string): (index: number) => string {
  const idOf = uuid5In(commandId)
  return (index) => idOf(String(index))
}

type OfEvent = Pick<Metadata, 'occurredAt' | 'from' | 'to' | 'prevHash'>

/**
 * The metadata of a command's events without their hash, as JSON.stringify would write the whole: what they share is written
 * once, since this is a good part of what a command costs.
 */
export function metadataText(frame: CommandFrame, machine: Metadata['machine']): (of: OfEvent) => string {
  const { commandId, commandHash, correlationId, causationId, now } = frame
  const { id, role, unit, for: standsInFor } = frame.actor
  const actor = { id, role, unit, ...(standsInFor !== undefined && { for: standsInFor }) }
  const shared = JSON.stringify({ commandId, commandHash, correlationId, causationId, actor }).slice(0, -1)
  const middle = `${JSON.stringify(now)},"machine":${JSON.stringify(machine)}`
  return ({ occurredAt, from, to, prevHash }) => {
    const states = `"from":${stateText(from)},"to":${stateText(to)}`
    const chain = prevHash === null ? 'null' : `"${prevHash}"`
    return `${shared},"occurredAt":${JSON.stringify(occurredAt)},"recordedAt":${middle},${states},"prevHash":${chain}}`
  }
}

/** A chart has some ten states, and an aggregate gives few combinations of them. */
const stateTexts = new Map<string, string>()

function stateText(value: Metadata['to']): string {
  if (value === null) return 'null'
  let key = ''
  for (const part in value) key += `${part} ${value[part]} `
  let text = stateTexts.get(key)
  if (text === undefined) {
    text = JSON.stringify(value)
    if (stateTexts.size < 1_000) stateTexts.set(key, text)
  }
  return text
}

function recorded<E extends NewEvent>(event: E, occurredAt: string, frame: CommandFrame): Recorded<E> {
  return { ...event, occurredAt, recordedAt: frame.now, actor: frame.actor }
}

/** With an erased key nothing is kept: what would be sealed with it is stored as null. */
function sealFields(
  plain: object,
  scopes: Readonly<Record<string, 'resident' | 'installation'>>,
  residentId: string | null,
  keys: KeyStore,
): object {
  const fields: Record<string, unknown> = { ...plain }
  for (const [field, scope] of Object.entries(scopes)) {
    const value = fields[field]
    if (value === null || value === undefined) continue
    const keyId = scope === 'resident' ? residentId : null
    const key = keyId === null ? keys.installationKey : keys.get(keyId)
    fields[field] = key ? seal(JSON.stringify(value), key, keyId) : null
  }
  return fields
}
