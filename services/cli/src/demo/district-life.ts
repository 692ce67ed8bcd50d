import { commandIdOf, idOf } from '@wubu/api'
import type { ItemCommand, MeetingCommand } from '@wubu/domain'
import { admittedItems } from './admission.ts'
import type { World } from './cast.ts'
import { otherUnit } from './cast.ts'
import { dispatchCentre } from './district.ts'
import { type Random, randomOf } from './random.ts'
import { staff } from './staff.ts'
import type { DistrictStep, LifeNode, Telling } from './steps.ts'
import type { Story } from './story.ts'
import type { Day } from './work-clock.ts'

const hourMs = 3_600_000

/** What goes on in the district besides its requests: a joint meeting every other Thursday, and the yearly review of items. */
export function districtLife(world: World, days: readonly Day[]): readonly Story[] {
  const working = days.filter((day) => day.working)
  const items = admittedItems(world.district)
  const reviews = items.map(({ code }, index) => {
    const day = working[Math.floor(((index + 0.5) * working.length) / items.length)]
    const steps = review(randomOf(world.seed, -1_000 - index), code, (day?.startsAt ?? 0) + 9 * hourMs)
    return { requestId: null, steps }
  })
  return [{ requestId: null, steps: meetings(world, working) }, ...reviews]
}

/** 定期会办: convened in the morning three working days before, with all that waits for it. */
function* meetings(world: World, working: readonly Day[]): Telling<void> {
  const random = randomOf(world.seed, -2)
  for (let index = 5; index + 3 < working.length; index += 10) {
    const convened = (working[index]?.startsAt ?? 0) + 10 * hourMs
    const held = (working[index + 3]?.startsAt ?? 0) + 15 * hourMs
    const agenda = [...world.agenda.keys()].slice(0, 40)
    if (agenda.length === 0) {
      yield { about: 'wait', at: held, shows: [] }
      continue
    }
    const meetingId = idOf('demo meeting', world.seed, index)
    const units = [dispatchCentre, otherUnit(world, [dispatchCentre], random)]
    const programme = { meetingId, at: instant(held), agenda, units }
    yield meetingStep(convened, { type: 'convene-meeting', data: programme }, meetingId)
    const decisions = agenda.map((requestId) => decisionOn(world, requestId, held, random))
    const minutes = '逐件研究,明确主办与时限。'
    const heldAt = instant(held)
    yield meetingStep(held + hourMs, { type: 'hold-meeting', data: { heldAt, minutes, decisions } }, meetingId)
    for (const { requestId, decision, assignments } of decisions) {
      world.agenda.delete(requestId)
      world.decided.set(requestId, { meetingId, heldAt, units, decision, assignments })
    }
  }
}

/** In three of ten cases another unit supports whoever leads. */
function decisionOn(world: World, requestId: string, held: number, random: Random) {
  const helped = random.chance(0.3)
  const dueAt = instant(held + 15 * 24 * hourMs)
  const assignments = helped
    ? [{ unit: otherUnit(world, world.agenda.get(requestId) ?? [], random), part: 'support' as const, dueAt }]
    : []
  return { requestId, decision: '由主办单位牵头办理,限期反馈。', assignments }
}

type MeetingAsked = {
  [T in MeetingCommand['type']]: Pick<Extract<MeetingCommand, { type: T }>, 'type' | 'data'>
}[MeetingCommand['type']]

function meetingStep(at: number, asked: MeetingAsked, meetingId: string): DistrictStep {
  const stream = `meeting-${meetingId}`
  const commandId = commandIdOf(stream, asked.type)
  const actor = { id: 'demo-dispatcher-meeting', role: 'dispatcher', unit: dispatchCentre } as const
  // whatever waits for a meeting is being handled, and every unit works
  const facts = { stateOf: () => 'handling.inProgress', isActive: () => true }
  const command: MeetingCommand = { ...asked, meta: { now: instant(at), actor, ...facts } }
  const creates = asked.type === 'convene-meeting'
  const give = ({ meetings }: LifeNode) =>
    meetings.handle({ stream, commandId, correlationId: commandId, creates, command })
  return { about: 'district', at, what: asked.type, give }
}

/** 年审 of one admitted item on its day: nearly all is confirmed, some is put right first. */
function* review(random: Random, code: string, at: number): Telling<void> {
  if (random.chance(0.8)) {
    const data = { outcome: 'confirmed' as const, finding: '职责、人员、经费到位。', rectifyBy: null }
    yield itemStep(at, code, { type: 'review-item-yearly', data })
    return
  }
  const rectifyBy = instant(at + 30 * 24 * hourMs)
  const data = { outcome: 'to-rectify' as const, finding: '经费未随事转。', rectifyBy }
  yield itemStep(at, code, { type: 'review-item-yearly', data })
  yield itemStep(at + 20 * 24 * hourMs, code, { type: 'confirm-item', data: { finding: '已补拨经费。' } })
}

type ItemAsked = {
  [T in ItemCommand['type']]: Pick<Extract<ItemCommand, { type: T }>, 'type' | 'data'>
}[ItemCommand['type']]

function itemStep(at: number, code: string, asked: ItemAsked): DistrictStep {
  const stream = `item-${code}`
  const commandId = commandIdOf(stream, asked.type, at)
  const command: ItemCommand = { ...asked, meta: { now: instant(at), actor: staff.gate() } }
  const give = ({ items }: LifeNode) => items.handle({ stream, commandId, correlationId: commandId, command })
  return { about: 'district', at, what: asked.type, give }
}

function instant(epochMs: number): string {
  return new Date(epochMs).toISOString()
}
