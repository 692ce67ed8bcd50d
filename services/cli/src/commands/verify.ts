import { readFileSync } from 'node:fs'
import type { LogHead } from '@wubu/engine'
import { Command } from 'commander'
import { z } from 'zod'
import { CliError } from '../cli-error.ts'
import { dataOption, type LogOptions, logOption, logPlace } from '../options.ts'
import { verified } from '../verified.ts'

interface Options extends LogOptions {
  readonly head?: string
}

const headFile = z.object({
  logId: z.string(),
  position: z.string().nullable(),
  hashAlgorithm: z.string(),
  digest: z.string(),
  streams: z.record(z.string(), z.tuple([z.int(), z.string()])),
})

export function verifyCommand(): Command {
  return new Command('verify')
    .description('校验日志,不影响正在运行的服务 Recompute every hash chain of the log, also beside a running server')
    .addOption(dataOption())
    .addOption(logOption())
    .option(
      '--head <file>',
      '与先前导出的头比对,可发现截尾与删流 compare with an exported head: finds cut tails and removed streams',
    )
    .action(verify)
}

async function verify({ head, ...options }: Options): Promise<void> {
  const against = head === undefined ? null : readHead(head)
  const { events, streams } = await verified(logPlace(options), against)
  process.stdout.write(`校验通过 All chains hold: ${events} 事件 events, ${streams} 流 streams.\n`)
}

function readHead(path: string): LogHead {
  try {
    const head = headFile.parse(JSON.parse(readFileSync(path, 'utf8')))
    return { ...head, position: head.position as LogHead['position'] }
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new CliError('usage', `不是导出的头 ${path} is no exported head (wubu head --out): ${reason}`)
  }
}
