import { type Decision, reject } from '../decider.ts'
import type { CommandNamed } from './commands.ts'
import { itemUnder } from './reference.ts'
import type { RequestState } from './state.ts'

type RequestMaterials = CommandNamed<'request-materials'>

/**
 * 一次性告知: everything that is missing is told in one notice, so another one needs a reason; and before acceptance nothing may
 * be asked for that the item's list does not name. Where the item has no list, or none is chosen yet, a clerk names what is missing.
 * Source: 行政许可法 §32(四) (all at once) and §31 (nothing beyond the published list); DOMAIN.md, "The lifecycle".
 */
export function materialsRefusal({ data, meta }: RequestMaterials, state: RequestState): Decision<never> | null {
  const { materials, again } = data
  const [twice] = materials.filter((one, index) => materials.indexOf(one) < index)
  if (twice !== undefined) return reject({ code: 'material_given_twice', material: twice })
  if (state.notices > 0 && again === null) return reject({ code: 'notice_given_already', notices: state.notices })
  const list = state.at.startsWith('collecting.') ? (itemUnder(state, meta.reference)?.materials ?? []) : []
  const unlisted = list.length === 0 ? [] : materials.filter((one) => !list.includes(one))
  if (unlisted.length > 0) return reject({ code: 'material_not_listed', unlisted, listed: list })
  return null
}

/** As it is stored: why again is said of a further notice alone. */
export function noticeOf({ data }: RequestMaterials, { notices }: RequestState) {
  return { ...data, again: notices > 0 ? data.again : null }
}
