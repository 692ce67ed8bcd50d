import dayjs from 'dayjs'

/** `03-05 14:20`, in the time of this computer; with its year where that is not this one; a dash for nothing. */
export function shortTime(instant: string | null): string {
  if (instant === null) return '–'
  const time = dayjs(instant)
  return time.format(time.isSame(dayjs(), 'year') ? 'MM-DD HH:mm' : 'YYYY-MM-DD HH:mm')
}

/** `2026-03-05 14:20`, for what is kept: papers, and what residents and the public read. */
export function fullTime(instant: string | null): string {
  return instant === null ? '–' : dayjs(instant).format('YYYY-MM-DD HH:mm')
}

/** `2026-03-05`, in the time of this computer; a dash for nothing. */
export function shortDay(instant: string | null): string {
  return instant === null ? '–' : dayjs(instant).format('YYYY-MM-DD')
}
