import { once } from 'node:events'
import { readdir, readFile } from 'node:fs/promises'
import { connect } from 'node:net'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { gzipSync } from 'node:zlib'
import { routes } from '@wubu/contract'
import t from 'tap'
import { columns, csv, idOf, importsClient, mapping, row } from './importing.ts'
import { startNode, type TestNode } from './node.ts'

const bad = row(3, { source: 'Pigeon' })

t.test('a trial', async (t) => {
  const node = await startNode(t)
  const api = importsClient(node)
  const head = await node.head()
  const run = await api.trial(csv(row(1), row(2, { closed: '' }), bad))

  t.test('tells what an import would do, with the names that are new and the rows that are bad', async (t) => {
    t.match(run, { kind: 'trial', state: 'done', rows: 3, added: 2, alreadyThere: 0, bad: 1 })
    t.match(run, { newNames: { units: 1, items: 1, places: 1 }, names: { units: ['PWDx'], places: ['Roxbury'] } })
    t.match(run.errors, [{ line: 4, reason: /Pigeon/ }])
    t.equal(run.bytesRead, run.bytes)
  })
  t.test('writes nothing', async (t) => {
    t.equal(await node.head(), head)
    t.same(await api.list(), [])
  })
  t.test('takes a gzipped file as well', async (t) => {
    const packed = new Blob([gzipSync(await csv(row(1)).bytes())], { type: 'application/gzip' })
    t.match(await api.trial(packed), { state: 'done', added: 1 })
  })
})

t.test('an import', async (t) => {
  const node = await startNode(t)
  const api = importsClient(node)
  const { importId, run } = await api.import(csv(row(1), row(2, { closed: '' }), bad))

  t.test('registers what is good and names what is not', async (t) => {
    t.match(run, { kind: 'import', state: 'done', rows: 3, added: 2, bad: 1 })
    const params = { id: idOf('1') }
    t.match(await node.send('dispatcher', { route: routes.getRequest, params }), {
      body: { state: 'closed.completed' },
    })
    const [header, only] = (await api.errors(run)).split('\n')
    t.equal(header, `import_line,import_reason,${columns.join(',')}`)
    t.match(only, /^4,.*Pigeon.*,3,2011-07-01 01:32:33,/)
  })
  t.test('is listed, with who let it in', async (t) => {
    t.match(await api.list(), [
      {
        importId,
        mapping,
        fileName: 'old.csv',
        begunBy: { name: /./ },
        ended: { outcome: 'completed', added: 2, bad: 1 },
      },
    ])
  })
  t.test('adds nothing when it is done again', async (t) => {
    t.match((await api.import(csv(row(1), row(2, { closed: '' })))).run, { added: 0, alreadyThere: 2 })
  })
  t.test('begins once, however often it is asked for under one key', async (t) => {
    const params = { id: await api.upload(csv(row(9))) }
    const ask = () =>
      node.client('admin').call(routes.beginImport, { params, body: { mapping }, idempotencyKey: 'the-same' })
    const [one, other] = [await ask(), await ask().catch(({ code }) => code)]
    // by then it may be over, and its file gone
    t.ok(other === 'no_such_import_file' || other.importId === one.importId)
    t.equal((await api.list()).filter((listed) => listed.importId === one.importId).length, 1)
  })
})

t.test('undoing an import', async (t) => {
  const node = await startNode(t)
  const api = importsClient(node)
  const figures = async () => {
    await node.settled()
    return (await node.client('dispatcher').call(routes.getCompletion, { query: {} })).total
  }
  const before = await figures()
  const { importId } = await api.import(csv(row(1), row(2, { closed: '' }), row(3, { closed: '' })))
  t.not((await figures()).figures.completedOfAccepted.denominator, before.figures.completedOfAccepted.denominator)
  const worked = { id: idOf('3') }
  const body = { field: 'channel', to: 'hotline', reason: '来源有误' } as const
  await node.client('dispatcher').call(routes['record-correction'], { params: worked, body })

  const undone = await api.undo(importId)
  t.test('withdraws what nobody has worked on, open or closed, and keeps the rest', async (t) => {
    t.match(undone, { kind: 'undo', state: 'done', withdrawn: 2, alreadyWithdrawn: 0, kept: 1 })
    const stateOf = async (number: string) => (await node.runtime.requests.load(`request-${idOf(number)}`)).state.at
    t.same(await Promise.all(['1', '2', '3'].map(stateOf)), [
      'closed.withdrawn',
      'closed.withdrawn',
      'handling.dispatched',
    ])
  })
  t.test('says on each request who took it back and why', async (t) => {
    const { events } = await node.client('dispatcher').call(routes.getTimeline, { params: { id: idOf('1') } })
    t.match(events.at(-1), { type: 'RequestWithdrawn', actor: { role: 'admin' }, data: { reason: '映射有误' } })
  })
  t.test('takes them out of the figures', async (t) => {
    const { denominator } = (await figures()).figures.completedOfAccepted
    t.equal(denominator, before.figures.completedOfAccepted.denominator + 1)
  })
  t.test('is listed with its reason', async (t) => {
    t.match(await api.list(), [{ importId, undo: { reason: '映射有误', ended: { withdrawn: 2, kept: 1 } } }])
  })
  t.test('may be done again for what was kept, and withdraws nothing twice', async (t) => {
    t.match(await api.undo(importId), { withdrawn: 0, alreadyWithdrawn: 2, kept: 1 })
  })
  t.test('touches nothing of another import', async (t) => {
    const other = await api.import(csv(row(21)))
    const third = await api.import(csv(row(21), row(22)))
    t.match(await api.undo(third.importId), { withdrawn: 1 })
    t.match(await api.undo(other.importId), { withdrawn: 1 })
    t.match(
      await node.send('admin', { route: routes.undoImport, params: { id: other.importId }, body: { reason: '再撤' } }),
      { status: 409, body: { code: 'import_already_undone' } },
    )
  })
  t.test('of no import is refused', async (t) => {
    const params = { id: '5b6f7c1e-3a59-4c7e-9a0b-2f1d7f0f4a11' }
    t.match(await node.send('admin', { route: routes.undoImport, params, body: { reason: '误' } }), {
      status: 404,
      body: { code: 'no_such_import' },
    })
  })
})

t.test('what can’t be imported says why and writes nothing', async (t) => {
  const node = await startNode(t, { WUBU_IMPORT_LIMIT: '4096' })
  const api = importsClient(node)
  const head = await node.head()
  t.test('no CSV, another table, or a broken archive', async (t) => {
    const noise = new Blob([Buffer.from([0, 1, 2, 255, 254, 10, 13])])
    t.match(await api.trial(noise), { state: 'failed', failure: /缺少列/ })
    t.match(await api.trial(new Blob(['a,b\n1,2\n'])), { state: 'failed', failure: /case_enquiry_id/ })
    const packed = gzipSync(await csv(row(1)).bytes())
    t.match(await api.trial(new Blob([packed.subarray(0, 40)])), { state: 'failed', failure: /读不了文件/ })
  })
  t.test('no mapping of that name, not even a path', async (t) => {
    const params = { id: (await node.client('admin').call(routes.listImportFiles, {})).files[0]?.fileId ?? '' }
    const ask = (name: string) => node.send('admin', { route: routes.tryImport, params, body: { mapping: name } })
    t.match(await ask('atlantis'), { status: 422, body: { code: 'no_such_mapping' } })
    t.match(await ask('../../etc/passwd'), { status: 400 })
  })
  t.test('an empty file, one that is too large, or one too many', async (t) => {
    const send = (body: string) => {
      const headers = { 'content-type': 'text/csv' }
      return node.send('admin', { route: routes.uploadImportFile, query: { name: 'x.csv' }, headers, body })
    }
    t.match(await send(''), { status: 422, body: { code: 'import_file_empty' } })
    t.match(await send('x'.repeat(5_000)), { status: 413, body: { code: 'import_file_too_large' } })
    for (let left = 2; left > 0; left -= 1) t.match(await send('a,b'), { status: 201 })
    t.match(await send('a,b'), { status: 409, body: { code: 'too_many_import_files' } })
    t.equal((await storedIn(node)).length, 5)
  })
  t.equal(await node.head(), head)
})

t.test('an upload that is broken off leaves nothing behind', async (t) => {
  const node = await startNode(t)
  await node.app.listen({ port: 0, host: '127.0.0.1' })
  const address = node.app.server.address()
  const socket = connect(typeof address === 'object' && address ? address.port : 0, '127.0.0.1')
  await once(socket, 'connect')
  const head = `POST /api/imports/files?name=x.csv HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${node.tokens.admin}\r\n`
  socket.write(`${head}Content-Type: text/csv\r\nContent-Length: 1000\r\n\r\n${'a,b\n'.repeat(20)}`)
  await until(async () => (await storedIn(node)).length === 1)
  socket.destroy()
  await until(async () => (await storedIn(node)).length === 0)
  t.same((await node.client('admin').call(routes.listImportFiles, {})).files, [])
})

t.test('nothing of an uploaded file is readable on the disk, and nothing is left after the node', async (t) => {
  const node = await startNode(t)
  const api = importsClient(node)
  await api.upload(csv(row(1)))
  await api.trial(csv(bad))
  const files = await storedIn(node)
  t.equal(files.length, 3, 'two files, and the errors of one')
  for (const file of files) t.notMatch(await readFile(join(importsDir(node), file), 'latin1'), /Secret Lane/)
  await node.app.close()
  t.same(await storedIn(node), [])
})

function importsDir({ runtime }: TestNode): string {
  return join(runtime.scratchDir, 'imports')
}

function storedIn(node: TestNode): Promise<string[]> {
  return readdir(importsDir(node)).catch(() => [])
}

async function until(isSo: () => Promise<boolean>): Promise<void> {
  const patience = Date.now() + 10_000
  while (!(await isSo())) {
    if (Date.now() > patience) throw new Error('it does not come to be so')
    await wait(10)
  }
}
