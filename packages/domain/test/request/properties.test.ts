import { cast, testNow, testReference, wellFormed } from '@wubu/testing'
import fc from 'fast-check'
import t from 'tap'
import { workingMinutesBetween } from '../../src/calendar/working-time.ts'
import { isLive, type RequestCommand, type RequestState, requestChart, requestCommandTypes } from '../../src/index.ts'
import { requestDecider } from '../../src/request/decider.ts'
import { type Step, stepsOf } from './chart-walk.ts'

const seed = Number(process.env.WUBU_SEED ?? Date.now() % 2 ** 31)
t.comment(`seed ${seed} (set WUBU_SEED to run it again)`)

const minute = 60_000
// none, some within a working day, some beyond the limits
const waits = [0, 1, 90, 1_440, 4_320, 40_000].map((minutes) => minutes * minute)

/** Any command by anybody after any wait; it may be refused. */
interface Attempt {
  readonly wait: number
  readonly command: number
  readonly by: number
  readonly choice: number
}
const attempt: fc.Arbitrary<Attempt> = fc.record({
  wait: fc.nat({ max: waits.length - 1 }),
  command: fc.nat(),
  by: fc.nat({ max: cast.length - 1 }),
  choice: fc.nat(),
})

/** What leads on: chosen half of the time, since a request ends soon where everything else is as likely. */
const onwards = [
  ...['accept-request', 'classify-request', 'dispatch-request', 'acknowledge-assignment', 'complete-assignment'],
  ...['deliver-feedback', 'evaluate-request', 'reopen-request'],
]

/** Among what is accepted of the first who may do anything, in turn from the one who is named. */
function commandOf({ command, by, choice }: Attempt, state: RequestState, now: string): RequestCommand | undefined {
  for (const actor of [...cast.slice(by), ...cast.slice(0, by)]) {
    const accepted = requestCommandTypes.flatMap((type) => {
      const commands = wellFormed(type, state, actor, now)
      const one = commands[choice % commands.length]
      return one && requestDecider.decide(one, state).accepted ? one : []
    })
    const leading = command % 2 === 0 ? accepted.filter(({ type }) => onwards.includes(type)) : accepted
    if (leading.length > 0) return leading[command % leading.length]
  }
  return undefined
}

/** Plays the attempts and shows every event; what is refused changes nothing. */
function play(attempts: readonly Attempt[], look: (step: Step) => void): RequestState {
  let state = requestDecider.initial
  let now = Date.parse(testNow)
  for (const one of attempts) {
    now += waits[one.wait] ?? 0
    const command = commandOf(one, state, new Date(now).toISOString())
    for (const step of (command && stepsOf(command, state)) ?? []) {
      look(step)
      state = step.after
    }
  }
  return state
}

const live = ({ assignments }: RequestState) => Object.values(assignments).filter(isLive)
const completed = ['feedback.awaitingFeedback', 'evaluating.awaitingEvaluation', 'closed.completed']
const leaves = ['RequestReopened', 'MergeUndone']

const rules: Readonly<Record<string, (step: Step) => boolean>> = {
  'every event is one that the chart has there': ({ before, event, after }) =>
    requestChart.next(before.at, event.type) === after.at,
  'every event fits its schema': ({ event }) => requestDecider.events[event.type]?.parse(event.data) !== undefined,
  'no two live parts lead': ({ after }) => live(after).filter(({ part }) => part === 'lead').length <= 1,
  'the live part that leads is the one that is said to': ({ after }) =>
    live(after).every(({ id, part }) => part !== 'lead' || after.lead === id),
  'nobody works on what is closed': ({ after }) => !after.at.startsWith('closed.') || live(after).length === 0,
  'closed is left by RequestReopened and MergeUndone alone': ({ before, event, after }) =>
    !before.at.startsWith('closed.') || after.at.startsWith('closed.') || leaves.includes(event.type),
}

/** Working minutes of all parts together while they were live, summed up from event to event. */
function watch() {
  let since = testNow
  let elapsed = 0
  return {
    look({ before, event: { recordedAt } }: Step): void {
      elapsed += workingMinutesBetween(testReference.calendar, since, recordedAt) * live(before).length
      since = recordedAt
    },
    elapsed: () => elapsed,
    /** What the parts that ended are charged with, and those that still work would be by now. */
    charged: ({ assignments }: RequestState) =>
      Object.values(assignments).reduce((sum, { dispatchedAt, heldMinutes, ...part }) => {
        const running = isLive({ ...part, dispatchedAt, heldMinutes })
        return sum + (running ? workingMinutesBetween(testReference.calendar, dispatchedAt, since) : (heldMinutes ?? 0))
      }, 0),
  }
}

// a source does not tell for how long anybody had it
const isImport = ({ event }: Step) => event.type === 'RequestRegistered' && event.actor.role === 'system'

t.test('whatever commands come in whatever order', async (t) => {
  const reached = new Set<string>()
  const given = new Set<string>()
  const property = fc.property(fc.array(attempt, { minLength: 5, maxLength: 60, size: 'max' }), (attempts) => {
    const time = watch()
    let uncharged = false
    const end = play(attempts, (step) => {
      reached.add(step.after.at)
      given.add(step.event.type)
      time.look(step)
      uncharged ||= isImport(step)
      for (const [rule, holds] of Object.entries(rules)) {
        if (!holds(step)) throw new Error(`${rule}: not for ${step.event.type} at ${step.before.at}`)
      }
    })
    if (end.at.startsWith('handling.') && live(end).length === 0)
      throw new Error('in handling with nobody to handle it')
    if (completed.includes(end.at) !== (end.completedAt !== null)) throw new Error(`${end.at}, ${end.completedAt}`)
    if (!uncharged && time.charged(end) !== time.elapsed()) {
      throw new Error(`charged ${time.charged(end)} of ${time.elapsed()} working minutes`)
    }
  })
  t.doesNotThrow(() => fc.assert(property, { seed, numRuns: 150 }), 'all rules hold')
  t.equal(reached.size, 12, 'and all states of the chart are reached')
  t.comment(`${given.size} of ${requestChart.machine.events.length} types of events`)
})
