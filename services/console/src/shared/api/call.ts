import {
  ApiError,
  type CallInput,
  type Client,
  createClient,
  type FileRoute,
  type ReplyOf,
  type Route,
  type UploadRoute,
} from '@wubu/contract'
import { answered, lost, NoAnswer } from './connection.ts'
import { forgetPosition, minPosition, sawPosition } from './min-position.ts'

const client = createClient({ baseUrl: '', fetch: watched })

/** What is done when the session has ended: resolves once the same account has signed in again, else rejects. */
type SignInAgain = () => Promise<void>
let signInAgain: SignInAgain | null = null

/** Set while somebody is signed in; without it a call without a session simply fails. */
export function onSessionEnd(handler: SignInAgain | null): void {
  signInAgain = handler
}

/**
 * The typed API. Reads wait for the newest write of this browser. When the session has ended the call waits until the same
 * account has signed in again and is then sent once more, with the same key: nothing typed is lost. Throws ApiError for every
 * refusal, UnexpectedReply where the server is of another version, and NoAnswer.
 */
export const call: Client['call'] = (route, input) => asMe(route, input, (given) => client.call(route, given))

/** A file of the API, kept by the browser under the name that the API gives it. Waits and throws as `call` does. */
export async function saveFile<R extends FileRoute>(route: R, input: CallInput<R>): Promise<void> {
  const { name, blob } = await asMe(route, input, (given) => client.download(route, given))
  const href = URL.createObjectURL(blob)
  Object.assign(document.createElement('a'), { href, download: name }).click()
  // revoked at once, the browser would find nothing to keep
  setTimeout(() => URL.revokeObjectURL(href), 60_000)
}

/** Sends a file to the API. Waits and throws as `call` does. */
export function sendFile<R extends UploadRoute>(route: R, file: Blob, input: CallInput<R>): Promise<ReplyOf<R>> {
  return asMe(route, input, (given) => client.upload(route, file, given))
}

async function asMe<I, T>(route: Route, input: I, send: (input: I) => Promise<T>): Promise<T> {
  try {
    return await send(withPosition(route, input))
  } catch (error) {
    if (!(error instanceof ApiError)) throw error
    if (error.code === 'min_position_malformed') forgetPosition()
    else if (error.code === 'not_signed_in' && signInAgain) await signInAgain()
    else throw error
    return send(withPosition(route, input))
  }
}

function withPosition<I>(route: Route, input: I): I {
  const position = minPosition()
  return route.write || position === null ? input : { ...input, minPosition: position }
}

async function watched(input: RequestInfo | URL, init?: RequestInit): Promise<Response> {
  try {
    const response = await fetch(input, { ...init, cache: 'no-store' })
    answered(Number(response.headers.get('wubu-data-age') ?? 0))
    const position = response.headers.get('wubu-position')
    if (position !== null) sawPosition(position)
    return response
  } catch (error) {
    // fetch throws a TypeError where there is no answer; whoever gives up waiting makes it throw something else
    if (!(error instanceof TypeError)) throw error
    lost()
    throw new NoAnswer(error)
  }
}
