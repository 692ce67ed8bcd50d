import { z } from 'zod'

export interface StreamMetadata {
  /** Revisions below it are not read. */
  readonly truncateBefore: number
  readonly maxCount: number
}

/** The truncation point that a soft delete writes; 2^63 − 1 in the server, the next number up that a double can hold here. */
export const softDeleted = 2 ** 63

const metadataSchema = z.looseObject({
  $tb: z.number().optional(),
  $maxCount: z.number().optional(),
})

/** What the last event of a `$$` stream says; whatever is not understood limits nothing. */
export function readMetadata(data: Uint8Array): StreamMetadata {
  const { $tb = 0, $maxCount = Number.MAX_SAFE_INTEGER } = parse(Buffer.from(data).toString('utf8'))
  return { truncateBefore: $tb, maxCount: $maxCount }
}

function parse(text: string): z.infer<typeof metadataSchema> {
  try {
    return metadataSchema.catch({}).parse(JSON.parse(text))
  } catch {
    return {}
  }
}
