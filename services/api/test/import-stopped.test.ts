import { routes } from '@wubu/contract'
import t from 'tap'
import { csv, importsClient, mapping, row } from './importing.ts'
import { startNode } from './node.ts'

t.test('what an import did not take', async (t) => {
  const api = importsClient(await startNode(t))
  t.test(
    'gives the bad rows as a file whose cells no spreadsheet works out, and takes it back as it was',
    async (t) => {
      const evil = row(4, { source: 'Pigeon', title: '=1+1', location: '-71.05' })
      const { run } = await api.import(csv(evil))
      const file = await api.errors(run)
      t.match(file, /,'=1\+1,.*,'-71\.05,/)
      const again = await api.import(new Blob([file], { type: 'text/csv' }))
      t.match(again.run, { bad: 1 })
      t.equal(await api.errors(again.run), file, 'guarded once, not twice')
    },
  )
})

t.test('an import that is stopped', async (t) => {
  const node = await startNode(t)
  const api = importsClient(node)
  const file = csv(...Array.from({ length: 400 }, (_, index) => row(1_000 + index)))
  const params = { id: await api.upload(file) }
  const { runId } = await node.client('admin').call(routes.beginImport, { params, body: { mapping } })
  const stopped = await node.client('admin').call(routes.stopImportRun, { params: { id: runId }, body: {} })
  const run = await api.ended(runId)

  t.test('ends as stopped, and what is written stays', async (t) => {
    t.match(stopped, { stopped: true })
    t.match(run, { state: 'stopped', failure: null })
    t.ok(run.added < 400, `${run.added} added`)
    t.match(await api.list(), [{ ended: { outcome: 'stopped', added: run.added } }])
  })
  t.test('is completed by the same file, with nothing doubled', async (t) => {
    t.match((await api.import(file)).run, { state: 'done', added: 400 - run.added, alreadyThere: run.added })
  })
  t.test('can’t be stopped once it has ended', async (t) => {
    t.match(await node.client('admin').call(routes.stopImportRun, { params: { id: runId }, body: {} }), {
      stopped: false,
    })
  })
})
