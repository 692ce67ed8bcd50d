/**
 * The same import into each log gives the same report: into one on a played server and, where there is one, on a real and
 * empty one. FULL_IMPORT=1 takes the whole file instead of the sample, for minutes.
 */
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import t from 'tap'
import { logServers } from './cluster.ts'
import { report, sampleFile, scratch, wubu } from './wubu.ts'

const wholeFile = fileURLToPath(new URL('../../../../shared/data/boston-311-2011h2.csv.gz', import.meta.url))
const file = process.env.FULL_IMPORT === '1' ? wholeFile : sampleFile

t.setTimeout(1_800_000)

for (const server of await logServers()) {
  const what = `an import into a log on ${server.name} gives the same report as one into a data folder, but for the log’s head`
  await t.test(what, { skip: server.skip, timeout: 900_000 }, async (t) => {
    const dir = scratch(t)
    const [local, node] = [join(dir, 'local'), join(dir, 'node')]
    const shared = ['--log', await server.start(t)]
    for (const [data, more] of [
      [local, []],
      [node, shared],
    ] as const) {
      const imported = await wubu('import', file, '--mapping', 'boston-311', '--data', data, ...more)
      t.equal(imported.code, 0, imported.stderr)
      t.comment(imported.stdout.trim())
    }
    for (const [at, by] of [
      ['2012-01-01T00:00:00-05:00', 'unit,month'],
      ['2011-08-01T00:00:00-04:00', 'channel'],
    ] as const) {
      const { logHead, ...expected } = await report(local, '--at', at, '--by', by)
      const { logHead: otherHead, ...found } = await report(node, '--at', at, '--by', by, ...shared)
      t.same(found, expected, `as of ${at} by ${by}`)
      t.ok(found.rows.length > 1)
      t.not(otherHead, logHead)
    }
    const again = await wubu('import', file, '--mapping', 'boston-311', '--data', node, ...shared)
    t.match(again, { code: 0, stdout: / 0 新增 added|^0 新增 added/ }, 'and again adds nothing')
  })
}
