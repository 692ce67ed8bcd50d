import { cast, outcome, testReference, wellFormed } from '@wubu/testing'
import t from 'tap'
import type { Actor, Decision, Refusal } from '../../src/decider.ts'
import {
  affordances,
  partAffordances,
  type RequestCommandType,
  type RequestEvent,
  type RequestState,
} from '../../src/index.ts'
import { requestDecider } from '../../src/request/decider.ts'
import { type Standing, walk } from './chart-walk.ts'
import { histories } from './histories.ts'

/** What was said of a command, null that it is allowed, and what the well-formed ones of its type lead to. */
interface Case {
  readonly where: string
  readonly said: Refusal | null
  readonly decided: readonly Decision<RequestEvent, RequestState>[]
}

const types = Object.keys as (record: object) => readonly RequestCommandType[]

function metaOf({ now }: Standing, actor: Actor) {
  return { now, actor, reference: testReference }
}

/** Of the request as a whole, by somebody. */
function* ofRequest(standing: Standing, by: Actor): Generator<Case & { readonly aboutPart: boolean }> {
  const { state, now } = standing
  const parts = partAffordances(state, 'a1', metaOf(standing, by))
  const said = affordances(state, metaOf(standing, by))
  for (const type of types(said)) {
    const decided = wellFormed(type, state, by, now).map((command) => requestDecider.decide(command, state))
    yield { where: `${type} at ${state.at} by ${by.id}`, said: said[type] ?? null, decided, aboutPart: type in parts }
  }
}

/** Of each of its parts. */
function* ofParts(standing: Standing, by: Actor): Generator<Case> {
  const { state, now } = standing
  for (const id of Object.keys(state.assignments)) {
    const said = partAffordances(state, id, metaOf(standing, by))
    for (const type of types(said)) {
      const about = wellFormed(type, state, by, now).filter(
        ({ data }) => 'assignmentId' in data && data.assignmentId === id,
      )
      const decided = about.map((command) => requestDecider.decide(command, state))
      yield { where: `${type} of ${id} at ${state.at} by ${by.id}`, said: said[type] ?? null, decided }
    }
  }
}

const standings = [...walk(histories).values()].flat().filter(({ state }) => state.at !== 'new')
const told = ({ where, said, decided }: Case) => `${where}: ${said?.code ?? 'allowed'}, ${decided.map(outcome).join()}`

function wrongly(cases: Iterable<Case>): readonly string[] {
  return [...cases].filter(({ said, decided }) => !said && !decided.some(({ accepted }) => accepted)).map(told)
}

function refusedOtherwise(cases: Iterable<Case>): readonly string[] {
  const otherwise = ({ said, decided }: Case) =>
    said !== null && decided.some((one) => one.accepted || one.refusal.code !== said.code)
  return [...cases].filter(otherwise).map(told)
}

t.test('in every state that real commands reach, for every command and everybody', async (t) => {
  const all = standings.flatMap((standing) => cast.flatMap((by) => [...ofRequest(standing, by)]))
  const parts = standings.flatMap((standing) => cast.flatMap((by) => [...ofParts(standing, by)]))
  t.comment(`${standings.length} requests, ${all.length} commands on them, ${parts.length} on their parts`)
  t.ok(all.length > 10_000 && parts.length > 10_000, 'many are compared')

  t.test('what is said to be allowed is accepted, given the right data', async (t) => {
    t.same(wrongly(all), [])
    t.same(wrongly(parts), [])
  })
  t.test('what is said to be refused is refused, whatever its data, and for that reason', async (t) => {
    t.same(refusedOtherwise(all.filter(({ aboutPart }) => !aboutPart)), [])
    t.same(refusedOtherwise(parts), [])
  })
  t.test('a command that suits no part of theirs is refused of each of them', async (t) => {
    const accepted = all.filter(
      ({ aboutPart, said, decided }) => aboutPart && said && decided.some((one) => one.accepted),
    )
    t.same(accepted.map(told), [])
  })
})
