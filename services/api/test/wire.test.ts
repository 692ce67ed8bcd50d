import { connect, type Socket } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import type { FastifyInstance } from 'fastify'
import t from 'tap'
import { startNode } from './node.ts'

/** Sends bytes as they are; the whole answer once the server has closed the connection. */
function sendRaw(port: number, text: string): Promise<string> {
  const socket = connect(port, '127.0.0.1')
  socket.write(text)
  return received(socket)
}

function received(socket: Socket): Promise<string> {
  return new Promise((resolve, reject) => {
    let answer = ''
    socket.setEncoding('utf8')
    socket.on('data', (chunk) => {
      answer += chunk
    })
    socket.on('close', () => resolve(answer))
    socket.on('error', reject)
  })
}

async function listen(app: FastifyInstance): Promise<number> {
  return Number(new URL(await app.listen({ port: 0, host: '127.0.0.1' })).port)
}

function problemIn(answer: string) {
  const [head = '', body = ''] = answer.split('\r\n\r\n')
  return { head, problem: JSON.parse(body) }
}

t.test('what is no HTTP is answered with a problem as well', async (t) => {
  const { app } = await startNode(t)
  const port = await listen(app)
  const problem = (status: number, code: string) => ({
    head: new RegExp(`^HTTP/1.1 ${status} [^]*application/problem\\+json`),
    problem: { status, code, title: /[\u4e00-\u9fff]/, titleEn: String },
  })
  t.match(problemIn(await sendRaw(port, 'nonsense\r\n\r\n')), problem(400, 'malformed_request'))
  const long = `GET /livez HTTP/1.1\r\nHost: a\r\nX: ${'x'.repeat(20_000)}\r\n\r\n`
  t.match(problemIn(await sendRaw(port, long)), problem(431, 'headers_too_large'))
  const both = 'Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n'
  const smuggled = `POST /api/session HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n${both}`
  t.match(problemIn(await sendRaw(port, smuggled)), problem(400, 'malformed_request'))
})

t.test('who is too slow in asking is told so and cut off', async (t) => {
  const { app } = await startNode(t, { WUBU_REQUEST_TIMEOUT: '1' })
  const port = await listen(app)
  const begun = performance.now()
  const { head, problem } = problemIn(await sendRaw(port, 'GET /livez HTTP/1.1\r\nHost: a\r\n'))
  t.match(head, /^HTTP\/1.1 408 /)
  t.match(problem, { code: 'request_too_slow' })
  t.ok(performance.now() - begun < 5_000, 'soon after the time was over')
})

t.test('the body of a request', async (t) => {
  const { app, tokens } = await startNode(t, { WUBU_REQUEST_TIMEOUT: '1', WUBU_UPLOAD_TIMEOUT: '20' })
  const port = await listen(app)
  const headOf = (path: string, type: string, length: number) =>
    `POST ${path} HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer ${tokens.admin}\r\nContent-Type: ${type}\r\nContent-Length: ${length}\r\n\r\n`
  const slowly = async (socket: Socket, pieces: readonly string[]) => {
    for (const piece of pieces) {
      await wait(700)
      if (socket.writable) socket.write(piece)
    }
  }

  t.test('that comes too slowly is not waited for', async (t) => {
    const socket = connect(port, '127.0.0.1')
    const answer = received(socket)
    const begun = performance.now()
    socket.write(headOf('/api/accounts/search', 'application/json', 100))
    void slowly(socket, ['{', '"name"', ':', '"x"', '}'])
    const { head, problem } = problemIn(await answer)
    t.match(head, /^HTTP\/1.1 408 /)
    t.match(problem, { code: 'request_too_slow' })
    t.ok(performance.now() - begun < 3_000)
  })

  t.test('of an upload may take longer', async (t) => {
    const socket = connect(port, '127.0.0.1')
    const answer = received(socket)
    const pieces = ['a,b\n', '1,2\n', '3,4\n', '5,6\n']
    socket.write(headOf('/api/imports/files?name=x.csv', 'text/csv', pieces.join('').length))
    await slowly(socket, pieces)
    const uploaded = await answer
    t.match(uploaded, /^HTTP\/1.1 201 /)
    t.match(uploaded, '"bytes":16')
  })
})

t.test('what still arrives on an open connection while the node stops is told to come again', async (t) => {
  const { app, store } = await startNode(t)
  const port = await listen(app)
  const socket = connect(port, '127.0.0.1')
  const answer = received(socket)
  socket.write('GET /livez HTTP/1.1\r\nHost: a\r\n')
  // a request that has begun to arrive: its connection is not idle any more
  await new Promise((resolve) => setTimeout(resolve, 100))
  const closed = app.close()
  await new Promise((resolve) => setImmediate(resolve))
  socket.write('\r\n')
  const { head, problem } = problemIn(await answer)
  t.match(head, /^HTTP\/1.1 503 /)
  t.match(head, /retry-after: \d+/i)
  t.match(problem, { code: 'stopping' })
  await closed
  t.ok(await store.head(), 'the log is closed by its owner, later')
})
