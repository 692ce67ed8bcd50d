import { spawnSync } from 'node:child_process'
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { t } from 'tap'

const packages = [
  'domain',
  'engine',
  'event-store-sqlite',
  'event-store-eventstoredb',
  'read-models',
  'contract',
  'testing',
  'bench',
]
const services = ['api', 'cli', 'console']

/** file → what it imports → the rules that it breaks. A cycle is reported once, at the first of its files. */
const plants: readonly (readonly [file: string, imports: string, ...rules: string[]])[] = [
  ['packages/engine/src/decider-types.ts', '@wubu/domain/decider'],
  ['packages/engine/src/domain.ts', '@wubu/domain', 'layer-of-packages/engine'],
  ['packages/event-store-sqlite/src/domain.ts', '@wubu/domain', 'layer-of-packages/event-store-[^/]+'],
  ['packages/event-store-sqlite/src/other.ts', '@wubu/event-store-eventstoredb', 'adapters-do-not-know-each-other'],
  ['packages/read-models/src/engine.ts', '@wubu/engine'],
  ['packages/read-models/src/adapter.ts', '@wubu/event-store-sqlite', 'only-main-chooses-an-adapter'],
  ['packages/contract/src/engine.ts', '@wubu/engine', 'layer-of-packages/contract'],
  ['services/console/src/domain.ts', '@wubu/domain', 'layer-of-services/console'],
  ['services/api/src/main.ts', '@wubu/event-store-sqlite'],
  ['services/api/src/app.ts', '@wubu/event-store-sqlite', 'only-main-chooses-an-adapter'],
  ['services/api/src/app.test.ts', '@wubu/event-store-sqlite'],
  ['services/api/src/cli.ts', '@wubu/cli', 'layer-of-services/(api|worker)'],
  ['services/cli/src/serve.ts', '@wubu/event-store-sqlite'],
  ['packages/domain/src/upwards.ts', '@wubu/engine', 'layer-of-packages/domain', 'domain-is-pure'],
  ['packages/read-models/src/contract.ts', '@wubu/contract', 'layer-of-packages/read-models'],
  ['packages/testing/src/contract.ts', '@wubu/contract', 'layer-of-packages/testing'],
  ['services/cli/src/console.ts', '@wubu/console'],
  ['services/console/src/cli.ts', '@wubu/cli', 'only-tests-of-the-console-import-the-cli'],
  ['packages/domain/src/upwards.test.ts', '@wubu/testing'],
  ['packages/engine/src/testing.ts', '@wubu/testing', 'only-tests-import-testing'],
  ['packages/bench/src/main.ts', '@wubu/testing'],
  [
    'packages/contract/src/deep.ts',
    '../../domain/src/secret.ts',
    'no-deep-import',
    'no-relative-import-of-another-package',
  ],
  ['packages/engine/src/relative.ts', '../../domain/src/decider.ts', 'no-relative-import-of-another-package'],
  ['packages/engine/src/own-index.ts', './index.ts', 'no-import-of-the-own-index'],
  ['packages/engine/src/own-name.ts', '@wubu/engine', 'no-import-of-the-own-index'],
  ['packages/domain/src/clock.ts', 'node:fs', 'domain-is-pure'],
  ['packages/engine/src/shortcut.ts', 'only-for-tests', 'no-dev-dependency-in-production'],
  ['packages/engine/src/helped.ts', '../test/helper.ts', 'no-test-helper-in-production'],
  ['packages/engine/test/borrowed.ts', '../src/some.test.ts', 'no-test-as-a-library'],
  ['packages/engine/src/nowhere.ts', './not-there.ts', 'no-unresolvable-import'],
  ['packages/engine/src/chicken.ts', './egg.ts', 'no-cycle'],
  ['packages/engine/src/egg.ts', './chicken.ts'],
  ['services/console/src/rooms/inbox/other.ts', '../intake/words.ts', 'rooms-do-not-know-each-other'],
  ['services/console/src/rooms/intake/words.ts', '../../shared/words.ts'],
  ['services/console/src/shared/words.ts', 'node:fs'],
  ['services/console/src/shared/room.ts', '../rooms/intake/words.ts', 'shared-knows-no-room'],
  ['packages/unheard-of/src/some.ts', 'node:fs', 'no-package-outside-the-layers'],
]

const manifest = (name: string): string =>
  JSON.stringify({
    name: `@wubu/${name}`,
    type: 'module',
    exports: { '.': './src/index.ts', ...(name === 'domain' && { './decider': './src/decider.ts' }) },
    devDependencies: { 'only-for-tests': '*' },
  })

const source = 'export type Thing = string\n'

interface Violation {
  readonly from: string
  readonly rule: { readonly name: string }
}

function violations(folder: string): readonly Violation[] {
  const depcruise = resolve('node_modules/.bin/depcruise')
  const args = ['--config', resolve('.dependency-cruiser.mjs'), '--output-type', 'json', 'packages', 'services']
  const { stdout } = spawnSync(depcruise, args, { cwd: folder, encoding: 'utf8', maxBuffer: 100_000_000 })
  return JSON.parse(stdout).summary.violations
}

function write(root: string, file: string, text: string): void {
  mkdirSync(dirname(join(root, file)), { recursive: true })
  writeFileSync(join(root, file), text)
}

/** A workspace of the same packages, empty but for what the plants import. */
function workspace(root: string): void {
  const folders = [...packages.map((name) => `packages/${name}`), ...services.map((name) => `services/${name}`)]
  mkdirSync(join(root, 'node_modules/@wubu'), { recursive: true })
  for (const folder of folders) {
    write(root, `${folder}/package.json`, manifest(basename(folder)))
    write(root, `${folder}/src/index.ts`, source)
    symlinkSync(join('../..', folder), join(root, 'node_modules/@wubu', basename(folder)))
  }
  write(root, 'packages/unheard-of/package.json', manifest('unheard-of'))
  for (const file of [
    'domain/src/decider.ts',
    'domain/src/secret.ts',
    'engine/src/some.test.ts',
    'engine/test/helper.ts',
  ])
    write(root, `packages/${file}`, source)
  write(root, 'node_modules/only-for-tests/package.json', '{"name":"only-for-tests","main":"index.js"}')
  write(root, 'node_modules/only-for-tests/index.js', '')
}

t.test('a planted import, though of types alone, breaks the rule that it should and no other', async (t) => {
  const root = t.testdir({})
  workspace(root)
  for (const [file, imports] of plants)
    write(root, file, `import type { Thing } from '${imports}'\nexport type Mine = Thing\n`)

  const found = violations(root)
  for (const [file, imports, ...rules] of plants) {
    const broken = found.filter(({ from }) => from === file).map((violation) => violation.rule.name)
    t.same(broken.sort(), rules.toSorted(), `${file} → ${imports}`)
  }
})
