import { STATUS_CODES } from 'node:http'
import type { Socket } from 'node:net'
import type { HttpErrorCode } from '@wubu/contract'
import { problemOf, refused } from '../refused.ts'

/** Codes of Node's HTTP parser; everything else is malformed. */
const known: Readonly<Record<string, HttpErrorCode>> = {
  ERR_HTTP_REQUEST_TIMEOUT: 'request_too_slow',
  HPE_HEADER_OVERFLOW: 'headers_too_large',
}

/** What never became a request is answered as a problem too, and its connection is closed. */
export function answerClientError(error: Error & { readonly code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || socket.destroyed) return
  const refusal = refused(known[error.code ?? ''] ?? 'malformed_request')
  const body = Buffer.from(JSON.stringify(problemOf(refusal)))
  const head = [
    `HTTP/1.1 ${refusal.status} ${STATUS_CODES[refusal.status]}`,
    'Content-Type: application/problem+json; charset=utf-8',
    `Content-Length: ${body.length}`,
    'Cache-Control: no-store',
    'Connection: close',
  ]
  if (socket.writable) socket.write(Buffer.concat([Buffer.from(`${head.join('\r\n')}\r\n\r\n`), body]))
  // the answer is sent first; a client that keeps on sending is not listened to
  socket.destroySoon()
}
