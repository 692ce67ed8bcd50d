/**
 * Every screen in every look: `npx pnpm@12 run test:looks [screen…]` fails where axe finds a serious or critical fault, the page logs an
 * error or a stopped policy, or is wider than the window. Screens: screens.ts; looks: looks.ts.
 */
import { axeFaults, openStage, type Stage } from '../test/stage.ts'
import { looks } from './looks.ts'
import { prepare } from './prepare.ts'
import { screens } from './screens.ts'
import { Undo } from './undo.ts'
import { roundsOf, type Shown, visit } from './visit.ts'

/** A page waits more often than it works: two of them use the cores of a small machine. */
const pagesAtOnce = 2
const most = 300

const wanted = process.argv.slice(2)
const undo = new Undo()
const stage = await openStage(undo)
if (stage.skip === false) await check(stage)
else {
  console.log(stage.skip)
  process.exitCode = 1
}
await undo.all()

async function check(stage: Stage): Promise<void> {
  const cases = await prepare(stage.server.url)
  const chosen = screens.filter(({ name }) => wanted.length === 0 || wanted.includes(name))
  const rounds = [...roundsOf(chosen, looks)]
  let [passed, failed] = [0, 0]
  async function work(): Promise<void> {
    for (let round = rounds.shift(); round; round = rounds.shift()) {
      await visit(stage, cases, round, async (shown) => {
        const faults = await faultsOf(shown)
        if (faults.length === 0) passed++
        else failed++
        for (const fault of faults) console.log(`${shown.screen.name} ${shown.look.name}: ${oneLine(fault)}`)
      })
    }
  }
  await Promise.all(Array.from({ length: pagesAtOnce }, work))
  console.log(`${passed} passed, ${failed} failed`)
  if (failed > 0 || passed === 0) process.exitCode = 1
}

async function faultsOf({ page, problems, failure }: Shown): Promise<readonly string[]> {
  if (failure) return [failure.message, ...problems]
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
  return [...(await axeFaults(page)), ...problems, ...(wide > 0 ? [`${wide} px wider than the window`] : [])]
}

function oneLine(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ')
  return line.length > most ? `${line.slice(0, most)} …` : line
}
