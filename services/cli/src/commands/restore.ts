import { restoreDataFolder } from '@wubu/event-store-sqlite'
import { Command } from 'commander'
import { dataOption } from '../options.ts'
import { verified } from '../verified.ts'

export function restoreCommand(): Command {
  return new Command('restore')
    .description('把备份恢复到新的数据目录 Restore a backup into a new data folder, and verify it')
    .argument('<dir>', '备份目录 the folder that wubu backup wrote')
    .addOption(dataOption())
    .action(restore)
}

async function restore(dir: string, { data }: { readonly data: string }): Promise<void> {
  await restoreDataFolder(dir, data)
  const { events, streams } = await verified({ dir: data })
  process.stdout.write(`已恢复并校验 Restored and verified: ${data}, ${events} 事件 events, ${streams} 流 streams.\n`)
}
