/**
 * Pictures of the screens, with a Chinese font: `npx pnpm@12 run gallery` makes docs/gallery anew; `run gallery FOLDER [screen…]` makes those of
 * every look in FOLDER, to look at.
 */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { openStage, picture, type Stage } from '../test/stage.ts'
import { looks } from './looks.ts'
import { prepare } from './prepare.ts'
import { screens } from './screens.ts'
import { Undo } from './undo.ts'
import { roundsOf, visit } from './visit.ts'

const [folder = '.tap/gallery', ...wanted] = process.argv.slice(2)
const undo = new Undo()
const stage = await openStage(undo)
if (stage.skip === false) await takeAll(stage)
else {
  console.log(stage.skip)
  process.exitCode = 1
}
await undo.all()

async function takeAll(stage: Stage): Promise<void> {
  mkdirSync(folder, { recursive: true })
  const cases = await prepare(stage.server.url)
  const [names, only] = [wanted.filter((one) => !one.startsWith('@')), wanted.filter((one) => one.startsWith('@'))]
  const chosen = screens.filter(({ name }) => names.length === 0 || names.includes(name))
  const shown = looks.filter(({ name }) => only.length === 0 || only.includes(`@${name}`)).map(withFont)
  for (const round of roundsOf(chosen, shown)) {
    await visit(stage, cases, round, async ({ screen, look, page, failure }) => {
      const file = join(folder, `${screen.name}-${look.name}.png`)
      if (failure) console.log(`${file}: ${failure.message}`)
      await picture(page, file)
    })
  }
}

function withFont({ name, show }: (typeof looks)[number]) {
  return { name, show: { ...show, font: true } }
}
