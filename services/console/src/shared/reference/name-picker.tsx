import { Select, type SelectProps } from 'antd'
import { useEffect, useMemo, useState } from 'react'
import { useTexts } from '../settings/texts.ts'
import { texts } from '../texts.ts'
import type { Named, NameSearch } from './search-names.ts'

export interface PickerProps
  extends Pick<SelectProps<string>, 'id' | 'disabled' | 'autoFocus' | 'status' | 'allowClear' | 'className'> {
  readonly value?: string | null | undefined
  readonly onChange?: ((id: string | null) => void) | undefined
  readonly 'aria-label'?: string
  readonly placeholder?: string
}

interface Props<T extends Named> extends PickerProps {
  readonly entries: readonly T[]
  readonly placeholder: string
}

/** Picks one by typing; fits into antd's Form.Item. The dictionary of pinyin is loaded when the first picker is shown. */
export function NamePicker<T extends Named>({ entries, value, onChange, placeholder, ...rest }: Props<T>) {
  const t = useTexts(texts).pick
  const [typed, setTyped] = useState('')
  const search = useNameSearch(entries)
  const found = useMemo(() => search?.find(typed) ?? entries.slice(0, 50), [search, typed, entries])
  const chosen = entries.find(({ id }) => id === value)
  const shown = chosen && typed === '' && !found.includes(chosen) ? [chosen, ...found] : found
  return (
    <Select<string, { readonly value: string; readonly label: string }>
      {...rest}
      aria-label={rest['aria-label'] ?? placeholder}
      className={['wubu-picker', rest.className].filter(Boolean).join(' ')}
      placeholder={placeholder}
      value={value ?? null}
      onChange={(id) => onChange?.(id ?? null)}
      showSearch={{ searchValue: typed, onSearch: setTyped, filterOption: false }}
      notFoundContent={t.none}
      options={shown.map(({ id, name }) => ({ value: id, label: name }))}
      optionRender={({ value: id, label }) => (
        <span className="wubu-nav-label">
          <span>{label}</span>
          <span className="wubu-id">{id}</span>
        </span>
      )}
    />
  )
}

/** By id, name, pinyin and its initials; null until the dictionary is there. `entries` must stay the same from render to render. */
export function useNameSearch<T extends Named>(entries: readonly T[]): NameSearch<T> | null {
  const [search, setSearch] = useState<NameSearch<T> | null>(null)
  useEffect(() => {
    let isCurrent = true
    import('./search-names.ts').then(
      ({ NameSearch }) => isCurrent && setSearch(new NameSearch(entries)),
      // a new version was put up meanwhile, or there is no connection: names are still picked from the list
      () => isCurrent && setSearch(null),
    )
    return () => {
      isCurrent = false
    }
  }, [entries])
  return search
}
