import { type Actor, type Decision, type Role, reject } from './decider.ts'

/** What each refusal says to a clerk: one sentence, in Chinese and in English. */
export type RefusalTexts = Readonly<Record<string, { readonly zh: string; readonly en: string }>>

/** `reject` that takes only codes which have a sentence. */
export function refuser<T extends RefusalTexts>(_texts: T) {
  return (code: keyof T & string, detail: Readonly<Record<string, unknown>> = {}): Decision<never> =>
    reject({ code, ...detail })
}

/** The refusal of an actor whose role is none of `roles`; null where it is one. */
export function refusedRole({ role }: Actor, roles: readonly Role[]): Decision<never> | null {
  return roles.includes(role) ? null : reject({ code: 'role_not_permitted', role, roles })
}
