import { Modal, Table } from 'antd'
import { useTexts } from '../settings/texts.ts'
import { texts } from '../texts.ts'
import { useShortcuts } from './shortcuts.ts'

interface Props {
  readonly isOpen: boolean
  readonly onClose: () => void
}

/** Loaded when it is first asked for, since its table is heavy. */
export function ShortcutList({ isOpen, onClose }: Props) {
  const t = useTexts(texts).keys
  const shortcuts = useShortcuts()
  const rows = [...shortcuts, { keys: 'Escape', label: t.escape }].map((row) => ({
    ...row,
    id: `${row.keys} ${row.label}`,
  }))
  return (
    <Modal title={t.title} open={isOpen} onCancel={onClose} footer={null} destroyOnHidden>
      <Table
        size="small"
        pagination={false}
        rowKey="id"
        dataSource={rows}
        columns={[
          { title: t.keys, dataIndex: 'keys', render: (keys: string) => <kbd>{shown(keys)}</kbd> },
          { title: t.does, dataIndex: 'label' },
        ]}
      />
    </Modal>
  )
}

function shown(keys: string): string {
  return keys.replace('$mod', navigator.platform.startsWith('Mac') ? '⌘' : 'Ctrl').replace('[Shift]+?', '?')
}
