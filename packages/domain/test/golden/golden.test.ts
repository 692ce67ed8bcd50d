import { readdirSync, readFileSync } from 'node:fs'
import t from 'tap'
import { assignmentChart, requestChart } from '../../src/index.ts'
import { currentState } from '../../src/request/after.ts'
import { catalogue, deciders } from './deciders.ts'
import { type GoldenHistory, replay } from './history.ts'
import { allScenarios } from './scenarios.ts'

const folder = new URL('./histories/', import.meta.url)
const files = readdirSync(folder).filter((name) => name.endsWith('.json'))
const histories = new Map<string, GoldenHistory>(
  files.map((file) => [file.replace('.json', ''), JSON.parse(readFileSync(new URL(file, folder), 'utf8'))]),
)

t.test('every stored history', async (t) => {
  for (const [name, history] of histories) {
    t.test(`${name} replays to its stored states`, async (t) => {
      const decider = deciders[history.aggregate]
      if (!decider) return t.fail(`there is no aggregate ${history.aggregate}`)
      const { state, values } = replay(decider, history)
      t.same(
        values,
        history.events.map(({ from, to }) => ({ from, to })),
      )
      t.same(known(state, history.state), history.state)
    })
  }
})

/** A state, through JSON, without what it has learned to hold since the other was stored. */
function known(state: unknown, stored: unknown): unknown {
  const value: unknown = state === undefined ? state : JSON.parse(JSON.stringify(state))
  return only(value, stored)
}

function only(value: unknown, stored: unknown): unknown {
  if (Array.isArray(value) && Array.isArray(stored)) return value.map((one, index) => only(one, stored[index]))
  if (!isRecord(value) || !isRecord(stored)) return value
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, own]) => (key in stored || isId(key) ? [[key, only(own, stored[key])]] : [])),
  )
}

/** A key of a map, such as `a1`, not the name of a field. */
function isId(key: string): boolean {
  return /^[a-z]\d+$/.test(key)
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

t.test('every state that a request was stored with is one that its chart still has', async (t) => {
  const charts = { request: requestChart, assignment: assignmentChart } as const
  const stored = [...histories.values()].flatMap(({ aggregate, events }) => (aggregate === 'request' ? events : []))
  for (const part of ['request', 'assignment'] as const) {
    const values = new Set(stored.flatMap(({ to }) => to?.[part] ?? []))
    t.ok(values.size > 3, part)
    for (const value of values)
      t.ok(charts[part].has(currentState(part, value)), `${part} ${value}: retire it in after.ts`)
  }
})

t.test('the histories', async (t) => {
  t.test('hold every event type in its newest version', async (t) => {
    const stored = new Set(
      [...histories.values()].flatMap((one) => one.events.map((e) => `${e.type} v${e.schemaVersion}`)),
    )
    const missing = Object.values(catalogue).map(({ type, version }) => `${type} v${version}`)
    t.same(
      missing.filter((one) => !stored.has(one)),
      [],
      'add a scenario and run test/golden/add.ts',
    )
  })
  t.test('are of every aggregate', async (t) => {
    t.same(new Set([...histories.values()].map((one) => one.aggregate)), new Set(Object.keys(deciders)))
  })
  t.test('have a file for every scenario', async (t) => {
    t.same(
      Object.keys(allScenarios).filter((name) => !histories.has(name)),
      [],
      'run test/golden/add.ts',
    )
  })
  t.test('are stored as the schemas still read them', async (t) => {
    for (const { type, schemaVersion, data } of [...histories.values()].flatMap((one) => one.events)) {
      const definition = catalogue[type]
      if (definition?.version !== schemaVersion) continue
      t.equal(JSON.stringify(definition.parse(data)), JSON.stringify(data), `${type}: same fields in the same order`)
    }
  })
})
