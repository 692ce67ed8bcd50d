/** Answers every request with the same bytes, without looking at it: how fast the load generator is by itself. */
import { type AddressInfo, createServer } from 'node:net'

const body = '{"revision":3,"position":"log:0000000000000001","state":{"request":"handling.inProgress"}}'
const answer = Buffer.from(
  `HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\n\r\n${body}`,
)

// a request of the generator comes in one piece over loopback
const server = createServer({ noDelay: true }, (socket) => {
  socket.on('data', () => socket.write(answer))
  socket.on('error', () => socket.destroy())
})
server.listen(0, '127.0.0.1', () => process.send?.({ port: (server.address() as AddressInfo).port }))
process.on('disconnect', () => process.exit())
