import dayjs from 'dayjs'

/** `2026-03-05 14:20`, in the time of this computer; a dash for nothing. */
export function shortTime(instant: string | null): string {
  return instant === null ? '–' : dayjs(instant).format('YYYY-MM-DD HH:mm')
}

/** `2026-03-05`, in the time of this computer; a dash for nothing. */
export function shortDay(instant: string | null): string {
  return instant === null ? '–' : dayjs(instant).format('YYYY-MM-DD')
}
