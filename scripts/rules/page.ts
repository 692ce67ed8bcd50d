import { readFileSync } from 'node:fs'
import { figures } from './figures.ts'
import { lifecycle } from './lifecycle.ts'
import { evaluation, limits } from './limits.ts'
import { people } from './people.ts'
import type { RuleGroup } from './rule.ts'

export const groups: readonly RuleGroup[] = [people, lifecycle, limits, evaluation, figures]

const root = new URL('../../', import.meta.url)

/** Tests that a rule points to and that are not there, as `file › title`. */
export function missingTests(): readonly string[] {
  const named = new Set(groups.flatMap(({ rules }) => rules.flatMap(({ tests }) => tests)))
  return [...named].filter((test) => {
    const [file = '', title = ''] = test.split(' › ')
    return title === '' || !textOf(file).includes(title)
  })
}

const texts = new Map<string, string>()

function textOf(file: string): string {
  const known = texts.get(file)
  if (known !== undefined) return known
  const text = read(file)
  texts.set(file, text)
  return text
}

function read(file: string): string {
  try {
    return readFileSync(new URL(file, root), 'utf8')
  } catch (error) {
    // a file that is gone has none of its tests
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return ''
    throw error
  }
}

/** docs/reference/rules.md: every rule, where it comes from and what proves it. */
export function rulesPage(): string {
  return `${[
    '# 规则与证明 Rules and what proves them',
    '',
    '每条规则、其来源，以及证明它的测试。本页由 `node scripts/write-rules.ts` 生成；测试不存在时 `pnpm test` 会失败。',
    '',
    'Every rule, where it comes from, and the tests that prove it. Made by `node scripts/write-rules.ts`; a test that is',
    'not there fails `pnpm test`.',
    ...groups.flatMap(section),
  ].join('\n')}\n`
}

function section({ zh, en, source, rules }: RuleGroup): readonly string[] {
  const rows = rules.map(({ zh, en, tests }) => `| ${zh}<br>${en} | ${tests.map(reference).join('<br>')} |`)
  return ['', `## ${zh} ${en}`, '', `来源 Source: ${source}`, '', '| 规则 Rule | 测试 Tests |', '|---|---|', ...rows]
}

function reference(test: string): string {
  const [file = '', title = ''] = test.split(' › ')
  return `[${title}](../../${file})`
}
