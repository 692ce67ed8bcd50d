import type { CallInput, ReplyOf, Routes } from '@wubu/contract'
import type { TextsLike } from '../settings/texts.ts'
import type { zh } from './texts.zh.ts'

/** As dispatch-request takes them; a unit that is not chosen yet reads ''. */
export type Given = CallInput<Routes['dispatch-request']>['body']['assignments'][number]
export type Suggestion = ReplyOf<Routes['suggestUnit']>

/** Why a unit is suggested, with the rule. */
export function why({ why: ground, rule }: Suggestion, t: TextsLike<(typeof zh)['suggested']>): string {
  return ground === 'rule' ? t.rule(rule ?? '–') : t[ground]
}

/** As the rule suggests it, with the post and the rule's name; they are the suggestion's, not another unit's. */
export function suggestedLead({ unit, post, rule }: Suggestion): Given {
  return { unit: unit ?? '', part: 'lead', ...(unit !== null && { post, rule }) }
}
