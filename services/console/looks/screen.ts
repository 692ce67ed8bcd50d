import type { Page } from 'playwright-core'
import type { Role } from '../test/stage.ts'
import type { Cases } from './prepare.ts'

/** One entry of the list of all screens. */
export interface Screen {
  /** Of the picture's file. */
  readonly name: string
  /** What is seen there, for the gallery. */
  readonly title: string
  readonly path: string | ((cases: Cases) => string)
  /** Nobody where it is not given. */
  readonly as?: Role
  /** What is seen in every look once its data are there: a selector without words, since they are in two languages. */
  readonly ready: string
  /** Opens what an address can't, on the screen that is ready; then `opened` is seen. */
  readonly open?: (page: Page) => Promise<unknown>
  readonly opened?: string
}
