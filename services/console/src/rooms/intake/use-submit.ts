import { useMutation } from '@tanstack/react-query'
import { type ReplyOf, type Routes, routes } from '@wubu/contract'
import { call } from '../../shared/api/call.ts'
import { isTransient, refreshLive } from '../../shared/api/query.ts'
import type { Draft } from '../../shared/draft/use-draft.ts'
import { type Intake, type Outcome, registrationOf } from './draft.ts'

export interface Submitted {
  readonly receipt: ReplyOf<Routes['registerRequest']>
  readonly outcome: Outcome
  /** Why 一次性告知 or 不予受理 was refused after the registration was done; null where it was not. */
  readonly refusal: unknown
}

interface Asked {
  readonly outcome: Outcome
  readonly missing: readonly string[]
}

/** Registers, and where it is asked for tells what is missing or declines: each once, however often it has to be sent. */
export function useSubmit(draft: Draft<Intake>, onDone: (submitted: Submitted) => void) {
  return useMutation<Submitted, Error, Asked>({
    mutationFn: (asked) => draft.send((values, key) => submit(values, key, asked)),
    onSuccess(submitted) {
      void refreshLive()
      onDone(submitted)
    },
  })
}

async function submit(intake: Intake, key: string, { outcome, missing }: Asked): Promise<Submitted> {
  const body = registrationOf(intake, outcome)
  const receipt = await call(routes.registerRequest, { body, idempotencyKey: key })
  try {
    await follow(receipt.requestId, `${key}-then`, intake, { outcome, missing })
    return { receipt, outcome, refusal: null }
  } catch (error) {
    // nobody knows whether it was done: all is sent again, with the same keys
    if (isTransient(error)) throw error
    return { receipt, outcome, refusal: error }
  }
}

async function follow(id: string, idempotencyKey: string, { ground, goTo }: Intake, { outcome, missing }: Asked) {
  const params = { id }
  if (outcome === 'notice') {
    const body = { materials: [...missing] }
    await call(routes['request-materials'], { params, body, idempotencyKey })
  }
  if (outcome === 'decline') await call(routes['decline-request'], { params, body: { ground, goTo }, idempotencyKey })
}
