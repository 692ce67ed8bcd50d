/**
 * Pictures of the screens, with a Chinese font. `npx pnpm@12 run gallery` makes docs/gallery anew; `run gallery FOLDER [screen…] [@look…]`
 * makes a picture of every screen in every look, or of those alone, to look at.
 */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { openStage, picture, type Stage } from '../test/stage.ts'
import { looks } from './looks.ts'
import { prepare } from './prepare.ts'
import { galleryOf, inGallery, markdownOf } from './published.ts'
import { screens } from './screens.ts'
import { Undo } from './undo.ts'
import { type Round, roundsOf, visit } from './visit.ts'

const docs = join(dirname(fileURLToPath(import.meta.url)), '../../../docs/gallery')
const [folder, ...wanted] = process.argv.slice(2)
const undo = new Undo()
const stage = await openStage(undo)
if (stage.skip !== false) {
  console.log(stage.skip)
  process.exitCode = 1
} else if (folder === undefined) await publish(stage)
else await take(stage, roundsOf(screens.filter(isWanted), looks), folder, 'png')
await undo.all()

function isWanted({ name }: { readonly name: string }): boolean {
  const names = wanted.filter((one) => !one.startsWith('@'))
  return names.length === 0 || names.includes(name)
}

async function publish(stage: Stage): Promise<void> {
  rmSync(docs, { recursive: true, force: true })
  const rounds = roundsOf(screens, looks).map((round) => ({ ...round, screens: inGallery(round) }))
  await take(stage, rounds, docs, 'webp')
  writeFileSync(join(docs, 'README.md'), markdownOf(galleryOf(screens, looks)))
}

async function take(stage: Stage, rounds: readonly Round[], folder: string, type: 'png' | 'webp'): Promise<void> {
  mkdirSync(folder, { recursive: true })
  const cases = await prepare(stage.server.url)
  const chosen = wanted.filter((one) => one.startsWith('@'))
  for (const { look, screens } of rounds) {
    if (screens.length === 0 || (chosen.length > 0 && !chosen.includes(`@${look.name}`))) continue
    const withFont = { ...look, show: { ...look.show, font: true } }
    await visit(stage, cases, { look: withFont, screens }, async ({ screen, page, failure }) => {
      const file = join(folder, `${screen.name}-${look.name}.${type}`)
      if (failure) console.log(`${file}: ${failure.message}`)
      await picture(page, file)
    })
  }
}
