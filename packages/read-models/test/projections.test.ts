import {
  accountEvents,
  assessmentEvents,
  calendarEvents,
  importEvents,
  itemEvents,
  meetingEvents,
  placeEvents,
  postEvents,
  ratingEvents,
  requestEvents,
  residentEvents,
  routingEvents,
  unitEvents,
} from '@wubu/domain'
import t from 'tap'
import { createProjections } from '../src/projections.ts'

const catalogues = [
  assessmentEvents,
  accountEvents,
  calendarEvents,
  importEvents,
  itemEvents,
  meetingEvents,
  placeEvents,
  postEvents,
  ratingEvents,
  requestEvents,
  residentEvents,
  routingEvents,
  unitEvents,
]
const all = catalogues.flatMap((events) => Object.keys(events)).sort()

t.test('each read model names every event of the domain, once, as handled or as ignored', async (t) => {
  const projections = createProjections({ timeZone: 'Asia/Shanghai' })
  t.ok(projections.length > 0)
  for (const { name, handles, ignores } of projections) t.same([...handles, ...ignores].sort(), all, name)
})
