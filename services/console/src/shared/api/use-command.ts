import { type UseMutationResult, useMutation } from '@tanstack/react-query'
import { ApiError, type CallInput, type ReplyOf, type Route } from '@wubu/contract'
import { useRef } from 'react'
import { call } from './call.ts'
import { isTransient, refreshLive } from './query.ts'

/**
 * A write: `const accept = useCommand(routes['accept-request'])`, then `accept.mutateAsync({params, body, ifMatch})`. A try that got
 * no definite answer is repeated with the same Idempotency-Key, so that it is done once. Whatever is live is asked again afterwards.
 */
export function useCommand<R extends Route>(route: R): UseMutationResult<ReplyOf<R>, Error, CallInput<R>> {
  const pending = useRef<{ readonly input: CallInput<R>; readonly key: string } | null>(null)
  return useMutation<ReplyOf<R>, Error, CallInput<R>>({
    mutationFn: (input) => {
      const same = pending.current !== null && sameInput(pending.current.input, input)
      const key = (same && pending.current?.key) || crypto.randomUUID()
      pending.current = { input, key }
      return call(route, { idempotencyKey: key, ...input })
    },
    onSuccess: () => {
      pending.current = null
      void refreshLive()
    },
    onError: (error) => {
      // a refusal is an answer: what is sent next is something new
      if (!isTransient(error)) pending.current = null
      // somebody else was faster: what is shown is old
      if (error instanceof ApiError && (error.status === 409 || error.status === 412)) void refreshLive()
    },
  })
}

function sameInput(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}
