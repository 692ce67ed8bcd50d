import { z } from 'zod'

export const sheetFormat = z.enum(['csv', 'xlsx'])

/** CSV in UTF-8 with a byte order mark, so that Excel reads it as such; or Excel's own. */
export const sheetTypes = ['text/csv', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'] as const
