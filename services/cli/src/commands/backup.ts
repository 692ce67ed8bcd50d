import { backupDataFolder } from '@wubu/event-store-sqlite'
import { Command } from 'commander'
import { dataOption } from '../options.ts'
import { verified } from '../verified.ts'

export function backupCommand(): Command {
  return new Command('backup')
    .description('备份日志与密钥,服务可照常运行 Copy log and keys together, also under load, and verify the copy')
    .argument('<dir>', '新的或空的目录 a new or empty folder')
    .addOption(dataOption())
    .action(backup)
}

async function backup(dir: string, { data }: { readonly data: string }): Promise<void> {
  const { head } = await backupDataFolder(data, dir)
  const { events, streams } = await verified({ dir })
  process.stdout.write(
    `已备份并校验 Backed up and verified: ${dir}, ${events} 事件 events, ${streams} 流 streams, head ${head}.\n`,
  )
  process.stdout.write(
    '备份含密钥,请妥善保管 It holds the keys of all personal data: keep it as safe as the data folder.\n',
  )
}
