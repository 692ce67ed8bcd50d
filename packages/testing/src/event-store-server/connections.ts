import { createServer, type Server as NetServer, type Socket } from 'node:net'

export interface Connections {
  /** How many clients are connected. */
  readonly count: number
  readonly port: number
  /** To the clients that are connected now. */
  readonly sentBytes: number
  listen(port: number): Promise<number>
  /** Breaks one connection, or all: the client sees what it sees of a server that was killed. */
  kill(peer?: string): void
  /** Takes no further connection; those that are open stay. */
  close(): Promise<void>
}

/** The sockets are ours, so that they can be broken one by one; gRPC is handed each as it comes. */
export function connections(host: string, take: (socket: Socket) => void): Connections {
  const sockets = new Map<string, Socket>()
  let server: NetServer | undefined
  let listeningOn = 0
  const accept = (socket: Socket) => {
    const peer = `${socket.remoteAddress}:${socket.remotePort}`
    sockets.set(peer, socket)
    socket.on('close', () => sockets.delete(peer))
    socket.on('error', () => sockets.delete(peer))
    take(socket)
  }
  return {
    get count() {
      return sockets.size
    },
    get sentBytes() {
      return [...sockets.values()].reduce((sum, { bytesWritten }) => sum + bytesWritten, 0)
    },
    get port() {
      return listeningOn
    },
    listen: (port) =>
      new Promise((resolve, reject) => {
        const listening = createServer({ noDelay: true }, accept)
        listening.once('error', reject)
        listening.listen(port, host, () => {
          const address = listening.address()
          listeningOn = typeof address === 'object' && address ? address.port : port
          server = listening
          resolve(listeningOn)
        })
      }),
    kill: (peer) => {
      for (const [name, socket] of sockets) if (peer === undefined || name === peer) socket.destroy()
    },
    close: () =>
      new Promise((resolve) => {
        if (!server) return resolve()
        server.close()
        server = undefined
        resolve()
      }),
  }
}
