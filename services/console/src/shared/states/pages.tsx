import { Button, Result, Typography } from 'antd'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { useTexts } from '../settings/texts.ts'
import { texts } from '../texts.ts'

interface Given {
  readonly code?: string
}

/** 403: the page is there, but not for this role. */
export function NoPermission({ code = 'role_not_permitted' }: Given) {
  const t = useTexts(texts).errors
  return <Page status="403" title={t.noPermission} advice={t.noPermissionAdvice} code={code} />
}

/** 404 within a page: what was asked for is not there, or not to be seen. */
export function NotThere({ code = 'not_there' }: Given) {
  const t = useTexts(texts).errors
  return <Page status="404" title={t.noPage} advice={t.notFoundAdvice} code={code} />
}

/** 404: no screen has this address. */
export function NoPage() {
  const t = useTexts(texts).errors
  return <Page status="404" title={t.noPage} advice={t.noPageAdvice} code="no_page" />
}

interface PageProps {
  readonly status: '403' | '404' | '500'
  readonly title: string
  readonly advice: string
  readonly code: string
  readonly extra?: ReactNode
}

function Page({ status, title, advice, code, extra }: PageProps) {
  const t = useTexts(texts).errors
  return (
    <Result
      status={status === '500' ? 'error' : 'warning'}
      title={<h1 className="wubu-result-title">{title}</h1>}
      subTitle={
        <>
          <div>{advice}</div>
          <Typography.Text type="secondary" className="wubu-code">
            {t.code(code)}
          </Typography.Text>
        </>
      }
      extra={
        extra ?? (
          <Link to="/">
            <Button type="primary" tabIndex={-1}>
              {t.home}
            </Button>
          </Link>
        )
      }
    />
  )
}

/** 500: a screen broke; the rest of the page goes on. */
export function Broken() {
  const t = useTexts(texts).errors
  return (
    <Page
      status="500"
      title={t.unknown}
      advice={t.unknownAdvice}
      code="console_error"
      extra={<Button onClick={() => location.reload()}>{t.reload}</Button>}
    />
  )
}
