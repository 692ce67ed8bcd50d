import { useMutation } from '@tanstack/react-query'
import { Button, Form, Input } from 'antd'
import type { Me } from '../room.ts'
import { useTexts } from '../settings/texts.ts'
import { ErrorNote } from '../states/error-note.tsx'
import { texts } from '../texts.ts'
import { signIn } from './session.ts'

interface Fields {
  readonly name: string
  readonly password: string
}

interface Props {
  readonly onSignedIn: (me: Me) => void
}

export function SignInForm({ onSignedIn }: Props) {
  const t = useTexts(texts).session
  const [form] = Form.useForm<Fields>()
  const { mutate, isPending, error } = useMutation({
    mutationFn: ({ name, password }: Fields) => signIn(name.trim(), password),
    onSuccess: onSignedIn,
    onError: () => form.getFieldInstance('password')?.focus(),
  })
  return (
    <Form form={form} layout="vertical" requiredMark={false} onFinish={mutate} disabled={isPending} size="large">
      <Form.Item name="name" label={t.name} rules={[{ required: true, whitespace: true, message: t.namePlease }]}>
        <Input autoFocus autoComplete="username" autoCapitalize="none" spellCheck={false} maxLength={200} />
      </Form.Item>
      <Form.Item name="password" label={t.password} rules={[{ required: true, message: t.passwordPlease }]}>
        <Input.Password autoComplete="current-password" maxLength={1_000} />
      </Form.Item>
      {error !== null && (
        <div className="wubu-gap">
          <ErrorNote error={error} />
        </div>
      )}
      <Button type="primary" htmlType="submit" block loading={isPending}>
        {t.signIn}
      </Button>
    </Form>
  )
}
