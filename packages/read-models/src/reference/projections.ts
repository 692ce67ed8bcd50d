import {
  type AccountEvent,
  type AssessmentEvent,
  accountDecider,
  assessmentDecider,
  type CalendarEvent,
  calendarDecider,
  type ItemEvent,
  itemDecider,
  type MeetingEvent,
  meetingDecider,
  type Place,
  type PlaceEvent,
  type PostEvent,
  placeDecider,
  postDecider,
  type RoutingEvent,
  routingDecider,
  type UnitEvent,
  unitDecider,
} from '@wubu/domain'
import type { Recorded } from '@wubu/domain/decider'
import { aggregateProjection } from '../aggregate-projection.ts'
import type { RowMemory } from '../projection.ts'
import {
  type AccountRow,
  type AssessmentRow,
  accountSchema,
  accountTable,
  assessmentSchema,
  assessmentTable,
  type CalendarRow,
  calendarSchema,
  calendarTable,
  itemSchema,
  itemTable,
  type MeetingRow,
  meetingSchema,
  meetingTable,
  placeSchema,
  placeTable,
  postSchema,
  postTable,
  type RoutingRow,
  routingSchema,
  routingTable,
  unitSchema,
  unitTable,
} from './tables.ts'

export const placesProjection = (memory: RowMemory<Place>) =>
  aggregateProjection({
    name: 'places',
    version: 1,
    aggregate: 'place',
    handles: ['PlaceRegistered', 'PlaceRenamed', 'PlaceClosed'] satisfies readonly PlaceEvent['type'][],
    schema: placeSchema,
    table: placeTable,
    evolve: placeDecider.evolve,
    memory,
  })

export const unitsProjection = aggregateProjection({
  name: 'units',
  version: 1,
  aggregate: 'unit',
  handles: ['UnitRegistered', 'UnitRenamed', 'UnitClosed'] satisfies readonly UnitEvent['type'][],
  schema: unitSchema,
  table: unitTable,
  evolve: unitDecider.evolve,
})

export const itemsProjection = aggregateProjection({
  name: 'items',
  version: 4,
  aggregate: 'item',
  handles: [
    'ItemRegistered',
    'ItemProposed',
    'ItemReviewed',
    'ItemRejected',
    'ItemAdmitted',
    'ItemConfirmed',
    'ItemRectificationOrdered',
    'ItemRevised',
    'ItemSuspended',
    'ItemResumed',
    'ItemRevoked',
  ] satisfies readonly ItemEvent['type'][],
  schema: itemSchema,
  table: itemTable,
  evolve: itemDecider.evolve,
})

export const calendarProjection = aggregateProjection({
  name: 'calendar',
  version: 1,
  aggregate: 'calendar',
  handles: ['CalendarYearSet'] satisfies readonly CalendarEvent['type'][],
  schema: calendarSchema,
  table: calendarTable,
  evolve: (row: CalendarRow | null, event: Recorded<CalendarEvent>) => {
    const year = calendarDecider.evolve(row, event)
    return year && { id: String(year.year), ...year }
  },
})

export const routingProjection = aggregateProjection({
  name: 'routing',
  version: 1,
  aggregate: 'routing',
  handles: ['RoutingRuleSet', 'RoutingRuleRemoved'] satisfies readonly RoutingEvent['type'][],
  schema: routingSchema,
  table: routingTable,
  evolve: (row: RoutingRow | null, event: Recorded<RoutingEvent>) => {
    const routing = routingDecider.evolve(row, event)
    return routing && { id: 'rules', ...routing }
  },
})

export const postsProjection = aggregateProjection({
  name: 'posts',
  version: 1,
  aggregate: 'post',
  handles: [
    'PostEstablished',
    'PostHoldersChanged',
    'PostAbsenceRecorded',
    'PostHolderReturned',
    'PostHandedOver',
    'PostClosed',
  ] satisfies readonly PostEvent['type'][],
  schema: postSchema,
  table: postTable,
  evolve: postDecider.evolve,
})

export const meetingsProjection = aggregateProjection({
  name: 'meetings',
  version: 1,
  aggregate: 'meeting',
  handles: [
    'MeetingConvened',
    'MeetingAgendaChanged',
    'MeetingHeld',
    'MeetingCancelled',
  ] satisfies readonly MeetingEvent['type'][],
  schema: meetingSchema,
  table: meetingTable,
  evolve: (row: MeetingRow | null, event: Recorded<MeetingEvent>) => {
    const meeting = meetingDecider.evolve(row && { ...row, minutes: null, decisions: null }, event)
    if (!meeting) return null
    const { minutes: _minutes, decisions: _decisions, ...listed } = meeting
    return listed
  },
})

export const assessmentsProjection = aggregateProjection({
  name: 'assessments',
  version: 1,
  aggregate: 'assessment',
  handles: ['AssessmentWeightsSet'] satisfies readonly AssessmentEvent['type'][],
  schema: assessmentSchema,
  table: assessmentTable,
  evolve: (row: AssessmentRow | null, event: Recorded<AssessmentEvent>) => {
    const assessment = assessmentDecider.evolve(row, event)
    return assessment && { id: String(assessment.year), ...assessment }
  },
})

export const accountsProjection = aggregateProjection({
  name: 'accounts',
  version: 1,
  aggregate: 'account',
  handles: [
    'AccountCreated',
    'PasswordChanged',
    'AccountDisabled',
    'AccountEnabled',
    'AccountRoleChanged',
  ] satisfies readonly AccountEvent['type'][],
  schema: accountSchema,
  table: accountTable,
  evolve: (row: AccountRow | null, event: Recorded<AccountEvent>) => {
    const account = accountDecider.evolve(row && { ...row, name: null, passwordHash: null }, event)
    if (!account) return null
    // neither is anybody's to list, not even sealed
    const { name: _name, passwordHash: _passwordHash, ...listed } = account
    return listed
  },
})
