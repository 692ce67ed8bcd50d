import { routes } from '@wubu/contract'
import { Alert, Button, Modal } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { call, onSessionEnd } from '../api/call.ts'
import type { Me } from '../room.ts'
import { useTexts } from '../settings/texts.ts'
import { texts } from '../texts.ts'
import { SignInForm } from './sign-in-form.tsx'

/** The dialog over the page once the session has ended: the page stays as it is, and every call that was refused goes on. */
export function SignInAgain({ me }: { readonly me: Me }) {
  const t = useTexts(texts).session
  const waiting = useRef<(() => void)[]>([])
  const [isOpen, setOpen] = useState(false)
  const [isOther, setOther] = useState(false)

  useEffect(() => {
    onSessionEnd(() => {
      setOpen(true)
      return new Promise((resolve) => waiting.current.push(resolve))
    })
    return () => onSessionEnd(null)
  }, [])

  async function signedIn(again: Me): Promise<void> {
    // what waits was typed by somebody else: it must not be sent in this account's name
    if (again.accountId !== me.accountId) {
      setOther(true)
      await call(routes.closeSession, {})
      return
    }
    setOpen(false)
    setOther(false)
    for (const resume of waiting.current.splice(0)) resume()
  }

  return (
    <Modal
      title={t.again}
      open={isOpen}
      closable={false}
      keyboard={false}
      mask={{ closable: false }}
      footer={null}
      destroyOnHidden
      width={420}
    >
      <Alert
        className="wubu-gap"
        type={isOther ? 'error' : 'info'}
        showIcon
        title={isOther ? t.otherAccountWhy : t.againWhy}
      />
      <SignInForm onSignedIn={signedIn} />
      <Button type="link" block onClick={() => location.assign('/sign-in')}>
        {t.otherAccount}
      </Button>
    </Modal>
  )
}
