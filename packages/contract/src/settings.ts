import { z } from 'zod'
import { get } from './route.ts'

export const settingsRoutes = {
  getSettings: get(
    '/api/settings',
    '本系统的设置 How this installation is set up, for whoever shows what the API answers',
    {
      reply: z.strictObject({
        /** IANA name. The log’s: days, months and working hours are local to it, and so should what is shown be. */
        timeZone: z.string(),
        /** Where residents reach the console, such as `https://wubu.example.cn`; null where nobody has said. */
        publicUrl: z.string().nullable(),
      }),
    },
  ),
} as const
