import { randomInt } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import t from 'tap'
import { rowsOf } from './recount.ts'
import { asking, bothWays } from './same-figures.ts'
import { ended, sampleFile, scratch, start, wubu } from './wubu.ts'

const copies = 40

/** The sample many times over, each row with a number of its own. */
function largeFile(path: string): void {
  const [header = '', ...rows] = readFileSync(sampleFile, 'utf8').trim().split('\n')
  const copied = Array.from({ length: copies }, (_, copy) => rows.map((row) => `${copy}-${row}`)).flat()
  writeFileSync(path, [header, ...copied].join('\n'))
}

t.setTimeout(120_000)

t.test('an import that was killed completes when it is started again', async (t) => {
  const dir = scratch(t)
  const [file, data] = [join(dir, 'large.csv'), join(dir, 'data')]
  largeFile(file)
  const args = ['import', file, '--mapping', 'boston-311', '--data', data]
  for (let round = 0; round < 3; round += 1) {
    const child = start(...args)
    const after = randomInt(900, 2_500)
    t.comment(`killed after ${after} ms`)
    await wait(after)
    child.kill('SIGKILL')
    await ended(child)
  }
  const { code, stdout } = await wubu(...args)
  t.equal(code, 0)
  t.comment(stdout)
  const [, added, there] = /(\d+) 新增 added, (\d+) 已存在/.exec(stdout) ?? []
  t.equal(Number(added) + Number(there), copies * 320)
  const { made, expected } = await bothWays(asking(data), rowsOf(file), '2012-01-01 00:00:00', '-05:00', [
    'unit',
    'month',
  ])
  t.same(made, expected)
  t.match(await wubu('verify', '--data', data), { code: 0 })
})
