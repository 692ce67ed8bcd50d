import type { Role } from '@wubu/domain/decider'
import { type AssignmentListQuery, countDecisions, countListed, countRequests } from '@wubu/read-models'
import { decisionsOf } from './decisions.ts'
import type { Runtime } from './runtime.ts'
import { type Viewer, visibilityOf } from './viewer.ts'

type Scope = Pick<AssignmentListQuery, 'unit' | 'posts'>
type RequestFilter = NonNullable<Parameters<typeof countRequests>[1]['filter']>
type Counter = (viewer: Viewer) => number

const unitTabs = ['toAcknowledge', 'inProgress', 'dueSoon', 'overdue', 'done'] as const
const intakeTabs = ['registered', 'awaitingMaterials'] as const
const callTabs = ['feedback', 'evaluation'] as const
const districtTabs = ['allDueSoon', 'allOverdue', 'escalated'] as const

/** Which tabs a role has. */
const tabsOf = {
  window: [...intakeTabs, ...unitTabs, ...callTabs],
  grid: unitTabs,
  handler: unitTabs,
  'unit-head': [...unitTabs, 'decisions'],
  dispatcher: ['triage', 'triageDueSoon', 'triageOverdue', 'decisions', ...intakeTabs, ...unitTabs, ...districtTabs],
  callback: callTabs,
  supervisor: [...unitTabs, ...districtTabs],
} as const satisfies Partial<Record<Role, readonly string[]>>
type Tab = (typeof tabsOf)[keyof typeof tabsOf][number]

/** How many wait in each tab of a viewer, at an instant. */
export function countsFor(runtime: Runtime, viewer: Viewer, scope: Scope, at: string): Partial<Record<Tab, number>> {
  const { role } = viewer.actor
  const tabs: readonly Tab[] = role in tabsOf ? tabsOf[role as keyof typeof tabsOf] : []
  const counters = countersOf(runtime, scope, at)
  return Object.fromEntries(tabs.map((tab) => [tab, counters[tab](viewer)]))
}

function countersOf({ readModels }: Runtime, scope: Scope, at: string): Readonly<Record<Tab, Counter>> {
  const parts = (query: AssignmentListQuery) => () => countListed(readModels(), { ...scope, ...query })
  const requests = (filter: RequestFilter) => (viewer: Viewer) =>
    countRequests(readModels(), { filter, visibility: visibilityOf(viewer) })
  const [yellow, red] = [{ is: 'yellow', at } as const, { is: 'red', at } as const]
  return {
    toAcknowledge: parts({ statuses: ['dispatched'] }),
    inProgress: parts({ statuses: ['acknowledged'] }),
    dueSoon: parts({ colour: yellow }),
    overdue: parts({ colour: red }),
    done: parts({ statuses: ['completed'] }),
    decisions: ({ actor }) => countDecisions(readModels(), decisionsOf(actor)),
    triage: requests({ step: 'analyzing' }),
    triageDueSoon: requests({ step: 'analyzing', colour: yellow }),
    triageOverdue: requests({ step: 'analyzing', colour: red }),
    registered: requests({ state: 'collecting.registered' }),
    awaitingMaterials: requests({ state: 'collecting.awaitingMaterials' }),
    feedback: requests({ step: 'feedback' }),
    evaluation: requests({ step: 'evaluating' }),
    allDueSoon: requests({ colour: yellow }),
    allOverdue: requests({ colour: red }),
    escalated: requests({ escalated: true }),
  }
}
