import { routes } from '@wubu/contract'
import { Flex } from 'antd'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { CommandButton } from '../../shared/request/command-button.tsx'
import { useMe } from '../../shared/session/session.ts'
import { useTexts } from '../../shared/settings/texts.ts'
import { type ItemCommandName, ItemDialog, itemCommandNames } from './item-dialog.tsx'
import type { ItemDetail } from './queries.ts'
import { texts } from './texts.ts'

const reviseCommand = routes.reviseItem.path.split('/').at(-1) ?? ''

/** What may be done with an item by those who decide about it; nobody else has the buttons at all. */
export function ItemCommands({ item }: { readonly item: ItemDetail }) {
  const t = useTexts(texts).commands
  const { role } = useMe()
  const navigate = useNavigate()
  const [open, setOpen] = useState<ItemCommandName | null>(null)
  if (role !== 'admin' && role !== 'dispatcher') return null
  const here = `/catalogue/items/${encodeURIComponent(item.code)}`
  return (
    <Flex gap="small" wrap className="wubu-gap">
      {itemCommandNames.map((name) => (
        <CommandButton
          key={name}
          command={name}
          of={item}
          type={forward.includes(name) ? 'primary' : 'default'}
          danger={name === 'revoke-item' || name === 'reject-item'}
          onClick={() => setOpen(name)}
        >
          {t[name]}
        </CommandButton>
      ))}
      {role === 'admin' && (
        <CommandButton command={reviseCommand} of={item} onClick={() => void navigate(`${here}/revise`)}>
          {t['revise-item']}
        </CommandButton>
      )}
      {open !== null && <ItemDialog command={open} item={item} onClose={() => setOpen(null)} />}
    </Flex>
  )
}

/** What brings an item one step on. */
const forward: readonly ItemCommandName[] = ['review-item', 'admit-item']
