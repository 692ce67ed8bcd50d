import { errorCatalogue } from '../src/errors.ts'

const head = `# 错误代码 Error codes

Generated from the catalogue of \`packages/contract\` by \`packages/contract/scripts/write-error-table.ts\`; a test says when
it is stale. Every refusal is a problem (RFC 9457, \`application/problem+json\`) with one of these codes; a code never changes
its meaning. How the statuses are used: [api.md](api.md).

| status | code | 说明 | meaning |
|---|---|---|---|
`

/** docs/reference/errors.md as it should be. */
export function errorTable(): string {
  const rows = Object.entries(errorCatalogue)
    .toSorted(([one, { status: left }], [other, { status: right }]) => left - right || (one < other ? -1 : 1))
    .map(([code, { status, zh, en }]) => `| ${status} | \`${code}\` | ${zh} | ${en} |\n`)
  return head + rows.join('')
}
