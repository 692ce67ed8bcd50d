import { Button, type ButtonProps, Tooltip } from 'antd'
import { useId } from 'react'
import { useSettings } from '../settings/settings.ts'
import { useTexts } from '../settings/texts.ts'
import { texts } from '../texts.ts'

/** Of a request, or of one of its assignments: what the API says may be done, and why not. */
export interface Affordances {
  readonly allowed: readonly string[]
  readonly refused: Readonly<
    Record<string, { readonly code: string; readonly title: string; readonly titleEn: string }>
  >
}

interface Props extends Omit<ButtonProps, 'disabled' | 'onClick'> {
  /** Such as `accept-request`. */
  readonly command: string
  readonly of: Affordances
  readonly onClick: () => void
}

/** A command as a button. Where it is not allowed it stays in the order of the keyboard, does nothing and says why. */
export function CommandButton({ command, of: { allowed, refused }, onClick, children, ...rest }: Props) {
  const t = useTexts(texts).command
  const { language } = useSettings()
  const id = useId()
  if (allowed.includes(command)) {
    return (
      <Button {...rest} onClick={onClick}>
        {children}
      </Button>
    )
  }
  const reason = refused[command]
  const words = reason ? reason[language === 'zh' ? 'title' : 'titleEn'] : t.notNow
  return (
    <Tooltip
      trigger={['hover', 'focus', 'click']}
      title={
        <>
          {words}
          {reason && <span className="wubu-code">{t.code(reason.code)}</span>}
        </>
      }
    >
      <Button {...rest} type="default" danger={false} className="wubu-refused" aria-disabled aria-describedby={id}>
        {children}
        <span id={id} hidden>
          {words}
        </span>
      </Button>
    </Tooltip>
  )
}
