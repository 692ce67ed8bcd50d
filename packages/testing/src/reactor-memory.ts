import type { PendingCommand, Position, ReactorChange, ReactorMemory } from '@wubu/engine'

/** Lasts as long as the test: a node that is started again with it has kept its folder, one with a new one has lost it. */
export function openReactorMemory<Ask>(): ReactorMemory<Ask> {
  const pending = new Map<string, PendingCommand<Ask>>()
  let position: Position | null = null
  const inOrder = () => [...pending.values()].toSorted((one, other) => (one.wakeAt < other.wakeAt ? -1 : 1))
  const drop = (key: string | null) => {
    for (const [id, command] of pending) if (key !== null && command.key === key) pending.delete(id)
  }
  const make = (change: ReactorChange<Ask>) => {
    if (change.kind === 'add') {
      drop(change.command.key)
      pending.set(change.command.commandId, change.command)
    } else if (change.kind === 'callOff') drop(change.key)
    else if (change.kind === 'settle') pending.delete(change.commandId)
    else {
      const command = pending.get(change.commandId)
      if (command) pending.set(change.commandId, { ...command, wakeAt: change.wakeAt })
    }
  }
  return {
    checkpoint: () => position,
    save(changes, checkpoint) {
      for (const change of changes) make(change)
      position = checkpoint ?? position
    },
    due: (now, limit) =>
      inOrder()
        .filter(({ wakeAt }) => wakeAt <= now)
        .slice(0, limit),
    nextWakeAt: () => inOrder()[0]?.wakeAt ?? null,
    clear() {
      pending.clear()
      position = null
    },
  }
}
