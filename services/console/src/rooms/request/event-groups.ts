export const groups = ['course', 'clock', 'word', 'supervision'] as const
export type EventGroup = (typeof groups)[number]

const clock = /^(Deadline|Extension)|Suspended$|Resumed$/
const word = /^(Feedback|Materials|ProgressRecorded|RequestEvaluated|EvaluationLapsed)/
const supervision = /^(Urge|WarningCard|Task|Correction|PersonalData)/
const bad = ['DeadlineMissed', 'WarningCardIssued', 'RequestDeclined', 'AssignmentReturned', 'RequestReopened']
const good = ['HandlingCompleted', 'AssignmentCompleted', 'RequestClosed', 'ExtensionGranted']

/** Under which filter an event stands; one that this console does not know belongs to the course. */
export function groupOf(type: string): EventGroup {
  if (supervision.test(type)) return 'supervision'
  if (clock.test(type)) return 'clock'
  return word.test(type) ? 'word' : 'course'
}

export function colourOf(type: string): 'red' | 'green' | 'blue' | 'gray' {
  if (bad.includes(type)) return 'red'
  if (good.includes(type)) return 'green'
  return groupOf(type) === 'clock' ? 'gray' : 'blue'
}
