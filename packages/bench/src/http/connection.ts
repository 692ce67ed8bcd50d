import { connect, type Socket } from 'node:net'

export interface Answer {
  readonly status: number
  readonly body: string
}

interface Waiting {
  readonly resolve: (answer: Answer) => void
  readonly reject: (error: Error) => void
}

/**
 * One keep-alive HTTP/1.1 connection on a raw socket, one request at a time. Knows what the servers of a benchmark answer, and
 * no more: a status line, a Content-Length, a body. A client library would use more of the processor than the server does.
 */
export class Connection {
  readonly #socket: Socket
  #waiting: Waiting | null = null
  #received: Buffer | null = null

  constructor(port: number) {
    this.#socket = connect({ host: '127.0.0.1', port, noDelay: true })
    this.#socket.on('data', (chunk) => this.#take(chunk))
    this.#socket.on('error', (error) => this.#waiting?.reject(error))
    this.#socket.on('close', () => this.#waiting?.reject(new Error('The server closed the connection.')))
  }

  post(path: string, headers: string, body: string): Promise<Answer> {
    const { promise, resolve, reject } = Promise.withResolvers<Answer>()
    this.#waiting = { resolve, reject }
    this.#socket.write(
      `POST ${path} HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-type: application/json\r\n${headers}content-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
    )
    return promise
  }

  close(): void {
    this.#waiting = null
    this.#socket.destroy()
  }

  #take(chunk: Buffer): void {
    const all = this.#received === null ? chunk : Buffer.concat([this.#received, chunk])
    const answer = parse(all)
    this.#received = answer ? null : all
    if (!answer) return
    const waiting = this.#waiting
    this.#waiting = null
    waiting?.resolve(answer)
  }
}

const lengthField = 'content-length: '

/** Null where the rest is still to come. */
function parse(bytes: Buffer): Answer | null {
  const end = bytes.indexOf('\r\n\r\n')
  if (end < 0) return null
  const head = bytes.toString('latin1', 0, end)
  const field = head.toLowerCase().indexOf(lengthField)
  if (field < 0) throw new Error(`An answer without Content-Length: ${head}`)
  const length = Number.parseInt(head.slice(field + lengthField.length), 10)
  const start = end + 4
  if (bytes.length < start + length) return null
  return { status: Number(head.slice(9, 12)), body: bytes.toString('utf8', start, start + length) }
}
