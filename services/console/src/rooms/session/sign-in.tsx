import { Button, Card, Flex, Typography } from 'antd'
import { useNavigate, useSearchParams } from 'react-router'
import { queryClient } from '../../shared/api/query.ts'
import { meQuery } from '../../shared/session/session.ts'
import { SignInForm } from '../../shared/session/sign-in-form.tsx'
import { changeSettings, useSettings } from '../../shared/settings/settings.ts'
import { useTexts } from '../../shared/settings/texts.ts'
import { texts as shared } from '../../shared/texts.ts'
import { texts } from './texts.ts'

export function SignIn() {
  const t = useTexts(texts)
  const common = useTexts(shared)
  const navigate = useNavigate()
  const [params] = useSearchParams()
  const { language } = useSettings()
  const other = language === 'zh' ? 'en' : 'zh'
  return (
    <main className="wubu-sign-in">
      <Card className="wubu-sign-in-card">
        <Flex align="center" gap="middle" className="wubu-gap">
          <img src="/icon.svg" alt="" width={44} height={44} />
          <Typography.Title level={1} className="wubu-sign-in-title">
            {common.productLong}
          </Typography.Title>
        </Flex>
        <Typography.Paragraph type="secondary">{t.purpose}</Typography.Paragraph>
        <SignInForm
          onSignedIn={(me) => {
            queryClient.clear()
            queryClient.setQueryData(meQuery.queryKey, me)
            void navigate(wanted(params.get('to')), { replace: true })
          }}
        />
        <Button
          type="link"
          block
          lang={other === 'zh' ? 'zh-CN' : 'en'}
          onClick={() => changeSettings({ language: other })}
        >
          {shared[other].shell.languageName}
        </Button>
      </Card>
    </main>
  )
}

/** Where they wanted to go: an address of this console, never one of another site. */
function wanted(to: string | null): string {
  return to?.startsWith('/') && !/^\/[/\\]/.test(to) ? to : '/'
}
