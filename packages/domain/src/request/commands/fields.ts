import { z } from 'zod'
import { freeText } from '../../event.ts'

export { assignmentId } from '../events/fields.ts'

/** What has to be said. */
export const text = z.string().trim().min(1).max(4_000)
/** What may be said. */
export const note = freeText.nullable().default(null)
