import { z } from 'zod'
import { freeText, personal } from '../../event.ts'

export const assignmentId = z.string().regex(/^a[1-9][0-9]{0,3}$/)
export const deadlineId = z.string().regex(/^d[1-9][0-9]{0,3}$/)
/** An extension that was asked for. */
export const extensionId = z.string().regex(/^x[1-9][0-9]{0,3}$/)
/** Of the whole request, or of one unit's part of it. */
export const scope = z.enum(['request', 'assignment'])
/** Working time that a unit held its part: what it is charged with, in whole minutes. */
export const heldMinutes = z.int().min(0)
/** Parts that end with their request, and what their units are charged with. */
export const heldParts = z.array(z.strictObject({ assignmentId, minutes: heldMinutes })).max(1_000)
/** Version 1 of an event that ends a request told of no parts. */
export const withoutHeldParts = (data: object): object => ({ ...data, held: [] })
/** Typed by a clerk, so it may name a person. */
export const note = personal(freeText)
export const materials = personal(z.array(z.string().min(1).max(200)).max(50))
