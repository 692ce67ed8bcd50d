import { writeFileSync } from 'node:fs'
import { Command } from 'commander'
import { dataOption, type LogOptions, logOption, logPlace } from '../options.ts'
import { verified } from '../verified.ts'

interface Options extends LogOptions {
  readonly out?: string
}

export function headCommand(): Command {
  return new Command('head')
    .description(
      '导出日志头,留作日后校验的凭据 Export the head of the log: proof, kept elsewhere, that nothing is cut off later',
    )
    .addOption(dataOption())
    .addOption(logOption())
    .option('--out <file>', '写入文件,默认标准输出 write to this file instead of stdout')
    .action(head)
}

/** A head of chains that do not hold would prove nothing, so they are verified on the way. */
async function head({ out, ...options }: Options): Promise<void> {
  const { head } = await verified(logPlace(options))
  const text = `${JSON.stringify(head)}\n`
  if (out === undefined) process.stdout.write(text)
  else writeFileSync(out, text)
}
