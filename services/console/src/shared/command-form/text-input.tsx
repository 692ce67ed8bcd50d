import { FileTextOutlined } from '@ant-design/icons'
import { Button, Dropdown, Input } from 'antd'
import { useRef } from 'react'
import { useTexts } from '../settings/texts.ts'
import type { RequestDetail } from '../timeline/queries.ts'
import type { CommandName } from './commands.ts'
import { useTextModules } from './text-modules.ts'
import { texts } from './texts.ts'

const afterMenuMs = 200

interface Props {
  readonly id?: string
  readonly value?: string
  readonly onChange?: (value: string) => void
  readonly command: CommandName
  readonly request: RequestDetail
  readonly unit: string | null
}

/** Free text, with the phrases that are used again and again; what a phrase leaves open is selected, to be typed over. */
export function TextInput({ value = '', onChange, command, request, unit, ...rest }: Props) {
  const t = useTexts(texts)
  const wrapper = useRef<HTMLDivElement>(null)
  const modules = useTextModules(command, request, unit)

  function insert(text: string): void {
    const before = value === '' || value.endsWith('\n') ? value : `${value}\n`
    onChange?.(before + text)
    const open = text.indexOf('【')
    // once the new text stands there, and the menu has let go of the focus
    setTimeout(() => {
      const element = wrapper.current?.querySelector('textarea')
      if (!element) return
      element.focus()
      if (open >= 0) element.setSelectionRange(before.length + open, before.length + text.indexOf('】') + 1)
    }, afterMenuMs)
  }

  return (
    <div className="wubu-text-input" ref={wrapper}>
      <Input.TextArea
        {...rest}
        value={value}
        maxLength={4_000}
        autoSize={{ minRows: 3, maxRows: 10 }}
        onChange={({ target }) => onChange?.(target.value)}
      />
      {modules.length > 0 && (
        <Dropdown
          trigger={['click']}
          menu={{ items: modules.map((label, key) => ({ key, label, onClick: () => insert(label) })) }}
        >
          <Button size="small" type="text" icon={<FileTextOutlined />}>
            {t.modules}
          </Button>
        </Dropdown>
      )}
    </div>
  )
}
