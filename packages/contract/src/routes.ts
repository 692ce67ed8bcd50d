import { assessmentRoutes } from './assessment.ts'
import { assignmentRoutes } from './assignments.ts'
import { calendarRoutes } from './calendar.ts'
import { catalogueRoutes } from './catalogue.ts'
import { clockRoutes } from './clock.ts'
import { completionRoutes } from './completion.ts'
import { figureRoutes } from './figures.ts'
import { healthRoutes } from './health.ts'
import { importRoutes } from './imports.ts'
import { meetingRoutes } from './meetings.ts'
import { operationRoutes } from './operations.ts'
import { accountRoutes, placeRoutes, unitRoutes } from './organisation.ts'
import { postRoutes } from './posts.ts'
import { publicRoutes } from './public.ts'
import { ratingRoutes } from './ratings.ts'
import { requestCommandRoutes } from './request-commands.ts'
import { requestRoutes } from './requests.ts'
import { residentRoutes } from './residents.ts'
import { routingRoutes } from './routing.ts'
import { sessionRoutes } from './session.ts'
import { settingsRoutes } from './settings.ts'
import { streamRoutes } from './stream.ts'
import { supervisionRoutes } from './supervision.ts'
import { workRoutes } from './work.ts'

/** Every route of the API by its name: OpenAPI's operationId, and the row of the access table. */
export const routes = {
  ...sessionRoutes,
  ...settingsRoutes,
  ...requestRoutes,
  ...requestCommandRoutes,
  ...clockRoutes,
  ...calendarRoutes,
  ...assignmentRoutes,
  ...workRoutes,
  ...supervisionRoutes,
  ...ratingRoutes,
  ...residentRoutes,
  ...completionRoutes,
  ...figureRoutes,
  ...assessmentRoutes,
  ...catalogueRoutes,
  ...routingRoutes,
  ...placeRoutes,
  ...unitRoutes,
  ...accountRoutes,
  ...operationRoutes,
  ...importRoutes,
  ...meetingRoutes,
  ...postRoutes,
  ...publicRoutes,
  ...streamRoutes,
  ...healthRoutes,
} as const

export type RouteName = keyof typeof routes
export type Routes = typeof routes
