import { Input, type InputRef } from 'antd'
import { useRef } from 'react'
import { useNavigate } from 'react-router'
import { useShortcut } from '../shared/keyboard/shortcuts.ts'
import { useTexts } from '../shared/settings/texts.ts'
import { texts } from '../shared/texts.ts'

/** `/`: from everywhere to a request, by its receipt number or the number of its source. */
export function FindRequest() {
  const t = useTexts(texts)
  const navigate = useNavigate()
  const input = useRef<InputRef>(null)
  useShortcut('/', t.keys.search, () => input.current?.focus({ cursor: 'all' }))

  function find(given: string): void {
    const q = given.trim()
    if (q !== '') void navigate(`/find?${new URLSearchParams({ q })}`)
  }

  return (
    <search className="wubu-head-search">
      <Input.Search
        ref={input}
        aria-label={t.shell.searchRequests}
        placeholder={t.shell.searchRequests}
        maxLength={40}
        allowClear
        onSearch={find}
        onKeyDown={(event) => event.key === 'Escape' && input.current?.blur()}
      />
    </search>
  )
}
