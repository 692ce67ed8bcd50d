import { routes } from '@wubu/contract'
import { App, Flex, Button as PlainButton } from 'antd'
import { useState } from 'react'
import { explain } from '../api/explain.ts'
import { useCommand } from '../api/use-command.ts'
import { useShortcut } from '../keyboard/shortcuts.ts'
import { type Affordances, CommandButton } from '../request/command-button.tsx'
import { useSettings } from '../settings/settings.ts'
import { useTexts } from '../settings/texts.ts'
import type { RequestDetail } from '../timeline/queries.ts'
import { CommandDialog } from './command-dialog.tsx'
import { atOnce, type CommandName, grave, keys, mains } from './commands.ts'
import { texts } from './texts.ts'

interface Props {
  readonly request: RequestDetail
  readonly assignmentId?: string
  readonly of: Affordances
  readonly commands: readonly CommandName[]
  readonly size?: 'small' | 'middle'
  /** Whether the commands have keys: for one bar of a screen. */
  readonly hasKeys?: boolean
}

/** Commands as buttons with their forms. What another role would have to do is behind one button, so that the own work stands out. */
export function CommandBar({ request, assignmentId, of, commands, size = 'middle', hasKeys = false }: Props) {
  const t = useTexts(texts)
  const [open, setOpen] = useState<CommandName | null>(null)
  const [isAll, setAll] = useState(false)
  const acknowledge = useAcknowledge(request.requestId, assignmentId)
  const others = commands.filter((command) => of.refused[command]?.code === 'role_not_permitted')
  const own = commands.filter((command) => !others.includes(command))
  const first = mains.find((command) => own.includes(command) && of.allowed.includes(command))
  const press = (command: CommandName) => (atOnce.includes(command) ? acknowledge() : setOpen(command))
  return (
    <Flex wrap gap="small">
      {hasKeys &&
        own.map((command) => of.allowed.includes(command) && <Key key={command} command={command} onPress={press} />)}
      {[...own, ...(isAll ? others : [])].map((command) => (
        <CommandButton
          key={command}
          command={command}
          of={of}
          size={size}
          type={command === first && isTurn(command, request) ? 'primary' : 'default'}
          danger={grave.includes(command)}
          onClick={() => press(command)}
        >
          {t.commands[command]}
        </CommandButton>
      ))}
      {others.length > 0 && (
        <PlainButton size={size} type="text" aria-expanded={isAll} onClick={() => setAll(!isAll)}>
          {isAll ? t.less : t.more(others.length)}
        </PlainButton>
      )}
      {open !== null && (
        <CommandDialog
          key={open}
          command={open}
          request={request}
          assignmentId={assignmentId ?? null}
          onClose={() => setOpen(null)}
        />
      )}
    </Flex>
  )
}

interface KeyProps {
  readonly command: CommandName
  readonly onPress: (command: CommandName) => void
}

function Key({ command, onPress }: KeyProps) {
  const t = useTexts(texts)
  const key = keys[command]
  return key === undefined ? null : (
    <PressedKey keys={key} label={t.commands[command]} onPress={() => onPress(command)} />
  )
}

function PressedKey(props: { readonly keys: string; readonly label: string; readonly onPress: () => void }) {
  useShortcut(props.keys, props.label, props.onPress)
  return null
}

/** Dispatching to one more unit is possible while others work, but not what is waited for. */
function isTurn(command: CommandName, { state }: RequestDetail): boolean {
  return command !== 'dispatch-request' || state.startsWith('analyzing')
}

function useAcknowledge(id: string, assignmentId: string | undefined): () => void {
  const t = useTexts(texts)
  const { language } = useSettings()
  const { message } = App.useApp()
  const { mutate } = useCommand(routes['acknowledge-assignment'])
  return () => {
    if (assignmentId === undefined) return
    mutate(
      { params: { id }, body: { assignmentId } },
      {
        onSuccess: () => void message.success(t.done(t.commands['acknowledge-assignment'])),
        onError: (error) => void message.error(explain(error, language).title),
      },
    )
  }
}
