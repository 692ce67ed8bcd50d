// Who may import whom (docs/decisions/0001-toolchain.md). Rules speak of resolved files, type imports included.
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** What each package may import of the others, by folder; a file instead of a folder means that file alone. */
const layers = {
  'packages/domain': [],
  'packages/engine': ['packages/domain/src/decider.ts'],
  'packages/event-store-[^/]+': ['packages/engine'],
  'packages/read-models': ['packages/domain', 'packages/engine'],
  'packages/contract': ['packages/domain'],
  'packages/testing': ['packages/domain', 'packages/engine'],
  'packages/bench': ['packages/[^/]+', 'services/[^/]+'],
  'services/(api|worker)': ['packages/(domain|engine|read-models|contract|event-store-[^/]+)'],
  'services/console': ['packages/contract'],
  'services/cli': ['packages/(domain|engine|read-models|contract|event-store-[^/]+)', 'services/(api|worker|console)'],
}

/** Run by a developer or a test runner, never in production. */
const test = '(\\.test\\.tsx?$|^(packages|services)/[^/]+/(test|looks|scripts)/)'
const anyPackage = '^(packages|services)/[^/]+/'
const adapters = '^packages/event-store-'
const testing = '^packages/testing/'

const exact = (path) => (path.endsWith('.ts') ? `^${path.replaceAll('.', '\\.')}$` : `^${path}/`)

/** The files that packages export: all that others may see of them. */
const entries = globSync('{packages,services}/*/package.json').flatMap((manifest) => {
  const { exports = {} } = JSON.parse(readFileSync(manifest, 'utf8'))
  return Object.values(exports).map((file) => exact(join(manifest, '..', file)))
})

const ownRules = (folder) => (folder === 'services/console' ? ['^services/cli/'] : [])

const layerRules = Object.entries(layers).map(([folder, allowed]) => ({
  name: `layer-of-${folder}`,
  comment: `may import ${allowed.join(', ') || 'no other package'}`,
  severity: 'error',
  from: { path: `^${folder}/` },
  // testing and the adapters have rules of their own, and so has the cli for the console's tests
  to: { path: anyPackage, pathNot: [`^${folder}/`, ...allowed.map(exact), testing, adapters, ...ownRules(folder)] },
}))

export default {
  forbidden: [
    ...layerRules,
    {
      name: 'no-package-outside-the-layers',
      comment: 'add the package to `layers` in .dependency-cruiser.mjs',
      severity: 'error',
      from: { path: anyPackage, pathNot: Object.keys(layers).map(exact) },
      to: {},
    },
    {
      name: 'only-main-chooses-an-adapter',
      comment: 'take the event store as an argument; main.ts, the cli, benchmarks and tests of services make one',
      severity: 'error',
      from: {
        path: anyPackage,
        pathNot: [
          adapters,
          '/main\\.ts$',
          '^services/cli/',
          '^packages/bench/',
          '^services/.+\\.test\\.ts$',
          '^services/[^/]+/test/',
        ],
      },
      to: { path: adapters },
    },
    {
      name: 'adapters-do-not-know-each-other',
      severity: 'error',
      from: { path: `${adapters}([^/]+)/` },
      to: { path: adapters, pathNot: `${adapters}$1/` },
    },
    {
      name: 'only-tests-import-testing',
      severity: 'error',
      from: { path: anyPackage, pathNot: [test, testing, '^packages/bench/'] },
      to: { path: testing },
    },
    {
      name: 'no-test-as-a-library',
      comment: 'what several tests share belongs to packages/testing or a helper in test/',
      severity: 'error',
      from: {},
      to: { path: '\\.test\\.tsx?$' },
    },
    {
      name: 'no-test-helper-in-production',
      severity: 'error',
      from: { path: anyPackage, pathNot: [test, '^packages/bench/'] },
      to: { path: test },
    },
    {
      name: 'no-deep-import',
      comment: 'import what the package exports, by its name',
      severity: 'error',
      from: { path: '^(packages|services)/([^/]+)/' },
      to: { path: anyPackage, pathNot: ['^$1/$2/', ...entries] },
    },
    {
      name: 'no-relative-import-of-another-package',
      comment: 'import it by its name',
      severity: 'error',
      from: { path: '^(packages|services)/([^/]+)/' },
      to: { path: anyPackage, pathNot: '^$1/$2/', dependencyTypes: ['local'] },
    },
    {
      name: 'no-import-of-the-own-index',
      comment: 'index.ts is for the others, and for tests of what the others see; import the file itself',
      severity: 'error',
      from: { path: '^(packages|services)/([^/]+)/', pathNot: test },
      to: { path: '^$1/$2/src/index\\.ts$' },
    },
    {
      name: 'domain-is-pure',
      comment: 'zod and xstate alone: no clock, no randomness, no I/O, no crypto',
      severity: 'error',
      from: { path: '^packages/domain/src/', pathNot: test },
      to: { pathNot: ['^packages/domain/src/', '/node_modules/(zod|xstate)/'] },
    },
    {
      name: 'no-dev-dependency-in-production',
      severity: 'error',
      from: { path: '^(packages|services)/[^/]+/src/', pathNot: [test, testing, '^packages/bench/'] },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['npm', 'npm-peer'], pathNot: '/node_modules/@types/' },
    },
    {
      name: 'rooms-do-not-know-each-other',
      comment: 'what two rooms of the console need belongs to its shared/',
      severity: 'error',
      from: { path: '^services/console/src/rooms/([^/]+)/' },
      to: {
        path: '^services/console/src/',
        pathNot: ['^services/console/src/rooms/$1/', '^services/console/src/shared/'],
      },
    },
    {
      name: 'shared-knows-no-room',
      severity: 'error',
      from: { path: '^services/console/src/shared/' },
      to: { path: '^services/console/src/', pathNot: '^services/console/src/shared/' },
    },
    {
      name: 'only-tests-of-the-console-import-the-cli',
      comment: 'the page knows the contract alone; its tests serve a real district',
      severity: 'error',
      from: { path: '^services/console/', pathNot: test },
      to: { path: '^services/cli/' },
    },
    { name: 'no-cycle', severity: 'error', from: {}, to: { circular: true } },
    { name: 'no-unresolvable-import', severity: 'error', from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|\\.tap|\\.mutants)/' },
    tsPreCompilationDeps: true,
    combinedDependencies: false,
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'types', 'node', 'default'] },
    moduleSystems: ['es6', 'cjs', 'tsd'],
  },
}
