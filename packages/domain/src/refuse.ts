import { type Actor, type Decision, type Role, reject } from './decider.ts'

/**
 * What stands against a command: how things stand by now; the role; the department (岗位所属单位) that it belongs to; the clock, which
 * will have it otherwise or has had it; what the command does not say, or says wrongly.
 */
export const refusalKinds = ['state', 'role', 'department', 'clock', 'missing-data'] as const
export type RefusalKind = (typeof refusalKinds)[number]

/** What each refusal says to a clerk: one sentence, in Chinese and in English. Without a kind it is about the state. */
export type RefusalTexts = Readonly<
  Record<string, { readonly zh: string; readonly en: string; readonly kind?: RefusalKind }>
>

/** `reject` that takes only codes which have a sentence. */
export function refuser<T extends RefusalTexts>(_texts: T) {
  return (code: keyof T & string, detail: Readonly<Record<string, unknown>> = {}): Decision<never> =>
    reject({ code, ...detail })
}

/** The refusal of an actor whose role is none of `roles`; null where it is one. */
export function refusedRole({ role }: Actor, roles: readonly Role[]): Decision<never> | null {
  return roles.includes(role) ? null : reject({ code: 'role_not_permitted', role, roles })
}
