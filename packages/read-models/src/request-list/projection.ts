import { othersThan } from '../catalogues.ts'
import type { RowProjection } from '../projection.ts'
import { apply, handles, keyOf } from './apply.ts'
import type { RequestRow } from './row.ts'
import { indexes, load, save, schema } from './schema.ts'

export const requestList: RowProjection<RequestRow> = {
  name: 'request-list',
  version: 6,
  schema,
  indexes,
  handles,
  ignores: othersThan('request'),
  rowPerStream: true,
  keyOf,
  load,
  apply,
  save,
}
