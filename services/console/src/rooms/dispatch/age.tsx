import { useTexts } from '../../shared/settings/texts.ts'
import { shortTime } from '../../shared/settings/times.ts'
import { texts } from './texts.ts'

/** How long something waits, in the largest unit that says it. */
export function Age({ since }: { readonly since: string }) {
  const t = useTexts(texts)
  const minutes = Math.max(0, Math.floor((Date.now() - Date.parse(since)) / 60_000))
  const words =
    minutes >= 2_880
      ? t.days(Math.floor(minutes / 1_440))
      : minutes >= 60
        ? t.hours(Math.floor(minutes / 60))
        : t.minutes(minutes)
  return <span title={shortTime(since)}>{words}</span>
}
