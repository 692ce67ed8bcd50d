import { useQuery } from '@tanstack/react-query'
import { routes } from '@wubu/contract'
import { Radio, Typography } from 'antd'
import { apiQuery, seldom } from '../api/query.ts'
import { useTexts } from '../settings/texts.ts'
import { texts } from './texts.ts'

interface Props {
  readonly id?: string
  readonly value?: string
  readonly onChange?: (value: string) => void
  readonly unit: string | null
  /** Has the part already. */
  readonly present: string | null
}

/** Which of the unit's open posts; the one that has the part already is shown, and can't be chosen again. */
export function PostInput({ value, onChange, unit, present, ...rest }: Props) {
  const t = useTexts(texts)
  const query = unit === null ? {} : { unit }
  const { data } = useQuery({ ...apiQuery(routes.listPosts, { query }), ...seldom, enabled: unit !== null })
  const open = data?.posts.filter(({ status }) => status === 'open') ?? []
  if (data && open.length === 0) return <Typography.Text type="secondary">{t.noPost}</Typography.Text>
  return (
    <Radio.Group
      {...rest}
      className="wubu-checks"
      value={value ?? null}
      onChange={({ target }) => onChange?.(String(target.value))}
      options={open.map(({ id, name }) => ({ value: id, label: name, disabled: id === present }))}
    />
  )
}
