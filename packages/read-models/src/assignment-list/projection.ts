import { othersThan } from '../catalogues.ts'
import type { RowProjection } from '../projection.ts'
import { apply, handles, ignores, keyOf } from './apply.ts'
import type { AssignmentsRow } from './row.ts'
import { indexes, load, save, schema } from './schema.ts'

export const assignmentList: RowProjection<AssignmentsRow> = {
  name: 'assignment-list',
  version: 3,
  schema,
  indexes,
  handles,
  ignores: [...ignores, ...othersThan('request')],
  rowPerStream: true,
  keyOf,
  load,
  apply,
  save,
}
