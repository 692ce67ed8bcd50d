import { useState } from 'react'
import { useTexts } from '../settings/texts.ts'
import { texts } from '../texts.ts'
import { useShortcut } from './shortcuts.ts'

/** `?` opens the list. */
export function useShortcutList() {
  const t = useTexts(texts).keys
  const [isOpen, setOpen] = useState(false)
  useShortcut('[Shift]+?', t.help, () => setOpen(true))
  return { isOpen, open: () => setOpen(true), close: () => setOpen(false) }
}
