import { connect } from 'node:tls'
import type { EndPoint } from '@eventstore/db-client'

/** Whether one of these hosts answers with TLS, whatever its certificate; false where none does within so many milliseconds. */
export async function speaksTls(endpoints: readonly EndPoint[], withinMs: number): Promise<boolean> {
  const answers = await Promise.all(endpoints.map((endpoint) => shakesHands(endpoint, withinMs)))
  return answers.includes(true)
}

function shakesHands({ address, port }: EndPoint, withinMs: number): Promise<boolean> {
  return new Promise((resolve) => {
    // nothing is sent but the greeting: whom to trust is not in question
    const socket = connect({ host: address.replace(/^\[|\]$/g, ''), port, rejectUnauthorized: false })
    const end = (answer: boolean) => {
      socket.destroy()
      resolve(answer)
    }
    socket.setTimeout(withinMs, () => end(false))
    socket.once('secureConnect', () => end(true))
    socket.once('error', () => end(false))
    socket.once('close', () => end(false))
  })
}
