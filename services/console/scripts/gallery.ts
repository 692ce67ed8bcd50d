/**
 * Pictures of the screens in a real browser, on the seeded district of the tests: `npx pnpm@12 run gallery [name…]` makes those of
 * gallery-screens.ts at 1366 × 768 and 390 × 844, light and dark, in docs/gallery. Rooms add their screens to that list.
 */
import { mkdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Scope } from '../test/scope.ts'
import { openStage, picture, type Show } from '../test/stage.ts'
import { type GalleryScreen, screens } from './gallery-screens.ts'

const folder = join(dirname(fileURLToPath(import.meta.url)), '../../../docs/gallery')
const shows: Readonly<Record<string, Show>> = {
  '': {},
  '-dark': { dark: true },
  '-phone': { phone: true },
  '-phone-dark': { phone: true, dark: true },
}

class Undo implements Scope {
  readonly #work: (() => unknown)[] = []
  teardown(work: () => unknown): void {
    this.#work.push(work)
  }
  async all(): Promise<void> {
    for (const work of this.#work.reverse()) await work()
  }
}

const wanted = process.argv.slice(2)
const whole = new Undo()
const stage = await openStage(whole)
if (stage.skip !== false) {
  console.log(stage.skip)
  process.exitCode = 1
} else {
  mkdirSync(folder, { recursive: true })
  for (const screen of screens.filter(({ name }) => wanted.length === 0 || wanted.includes(name))) await take(screen)
}
await whole.all()

async function take({ name, path, as, ready }: GalleryScreen): Promise<void> {
  for (const [suffix, show] of Object.entries(shows)) {
    const undo = new Undo()
    const page = await stage.page(undo, path, { ...show, font: true, ...(as && { as }) })
    await ready(page)
    await picture(page, join(folder, `${name}${suffix}.png`))
    console.log(`docs/gallery/${name}${suffix}.png`)
    await undo.all()
  }
}
