import { existsSync } from 'node:fs'
import {
  type BadRow,
  drySink,
  errorFilePath,
  fileSource,
  type ImportResult,
  importFile,
  loadMapping,
  logSink,
  type Mapping,
  openErrorFile,
} from '@wubu/api'
import { Command } from 'commander'
import { CliError } from '../cli-error.ts'
import { hasLog } from '../data-folder.ts'
import { withDryView } from '../dry-view.ts'
import { interrupted, onInterrupt } from '../interruption.ts'
import type { LogPlace } from '../open-log.ts'
import { openNode } from '../open-node.ts'
import { dataOption, type LogOptions, logOption, logPlace } from '../options.ts'
import { startProgress } from '../progress.ts'

interface Options extends LogOptions {
  readonly mapping: string
  readonly dryRun: boolean
}

/** In a dry run; an import has them all in its error file. */
const shownBadRows = 20
const readModelsWaitMs = 3_600_000

export function importCommand(): Command {
  return new Command('import')
    .description('导入其他系统的 CSV 数据 Import the rows of another system, plain or gzipped CSV')
    .argument('<file>', 'CSV 文件,可为 gzip a CSV file, plain or gzipped')
    .requiredOption(
      '--mapping <name>',
      '映射:infra/mappings 中的名称或 .json 文件 a name in infra/mappings, or a .json file',
    )
    .addOption(dataOption())
    .addOption(logOption())
    .option('--dry-run', '只检查,不写入 write nothing, tell what would happen', false)
    .addHelpText(
      'after',
      '\n再次导入同一文件不会重复 Importing the same file again adds nothing.\n坏行写入 Bad rows go to FILE.errors.csv',
    )
    .action((file: string, options: Options) => importCsv(file, options))
}

async function importCsv(file: string, { mapping: name, dryRun, ...options }: Options): Promise<void> {
  if (!existsSync(file)) throw new CliError('usage', `找不到文件 There is no file ${file}.`)
  const mapping = loadMapping(name)
  const place = logPlace(options)
  const result = await (dryRun ? tryOut(file, mapping, place) : write(file, mapping, place))
  if (result.interrupted) throw interrupted()
  if (result.bad > 0) process.exitCode = 5
}

async function tryOut(path: string, mapping: Mapping, place: LogPlace): Promise<ImportResult> {
  const shown: BadRow[] = []
  const result = await withDryView(place, mapping.timeZone, (view) =>
    withProgress((onProgress, signal) =>
      importFile({
        source: fileSource(path),
        mapping,
        sink: drySink(view, new Date().toISOString()),
        onBadRow: (row) => shown.length < shownBadRows && shown.push(row),
        onProgress,
        signal,
      }),
    ),
  )
  for (const { line, reason } of shown) process.stdout.write(`第 ${line} 行 line ${line}: ${reason}\n`)
  process.stdout.write(`${summary('试导入,未写入 Dry run, nothing was written', result)}\n`)
  return result
}

async function write(path: string, mapping: Mapping, place: LogPlace): Promise<ImportResult> {
  const isNew = place.log === undefined && !hasLog(place.dir)
  const filled = Promise.withResolvers<void>()
  const node = await openNode({ ...place, create: true, timeZone: mapping.timeZone, bulk: filled.promise })
  try {
    if (!isNew && node.timeZone !== mapping.timeZone) {
      process.stderr.write(
        `注意 Note: figures of this log are cut by days and months of ${node.timeZone}, the file's are of ${mapping.timeZone}.\n`,
      )
    }
    const errors = openErrorFile(errorFilePath(path))
    const result = await withProgress((onProgress, signal) =>
      importFile({
        source: fileSource(path),
        mapping,
        sink: logSink(node, mapping),
        onBadRow: errors.add,
        onHeader: errors.header,
        onProgress,
        signal,
      }),
    ).finally(() => errors.close())
    filled.resolve()
    if (result.position !== null) await node.waitForReadModels(result.position, readModelsWaitMs)
    process.stdout.write(`${summary('已导入 Imported', result)}\n`)
    if (result.bad > 0) process.stdout.write(`坏行 Bad rows: ${errors.path}\n`)
    return result
  } finally {
    filled.resolve()
    await node.close()
  }
}

async function withProgress(
  work: (onProgress: (rows: number) => void, signal: AbortSignal) => Promise<ImportResult>,
): Promise<ImportResult> {
  const { signal, release } = onInterrupt()
  const progress = startProgress('行 rows', null)
  try {
    return await work((rows) => progress.update(rows), signal)
  } finally {
    progress.stop()
    release()
  }
}

function summary(title: string, { rows, added, alreadyThere, bad, newNames }: ImportResult): string {
  const { units, items, places } = newNames
  return [
    `${title}: ${rows} 行 rows: ${added} 新增 added, ${alreadyThere} 已存在 already there, ${bad} 坏行 bad`,
    `新登记 Registered: ${units} 单位 units, ${items} 事项 items, ${places} 地点 places`,
  ].join('\n')
}
