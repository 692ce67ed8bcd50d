import { Segmented } from 'antd'

interface Props<T extends string> {
  readonly label: string
  readonly value: T
  readonly onChange: (view: T) => void
  readonly options: readonly { readonly value: T; readonly label: string }[]
}

/** Which view of a room is shown; wraps on a phone, where antd's tabs would hide some behind a button that is no tab. */
export function ViewChoice<T extends string>({ label, value, onChange, options }: Props<T>) {
  return (
    <Segmented<T>
      className="wubu-views"
      aria-label={label}
      value={value}
      onChange={onChange}
      options={options.map((option) => ({ ...option }))}
    />
  )
}
