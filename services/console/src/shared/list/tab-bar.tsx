import { Badge, Segmented } from 'antd'

interface Tab {
  readonly value: string
  readonly label: string
  readonly count: number | undefined
  /** In red where something stands there. */
  readonly isRed?: boolean
}

interface Props {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly tabs: readonly Tab[]
}

/** Lists beside one another, each with how many wait there; on a phone it scrolls. */
export function TabBar({ label, value, onChange, tabs }: Props) {
  return (
    <Segmented
      className="wubu-tabs"
      aria-label={label}
      value={value}
      onChange={onChange}
      options={tabs.map((tab) => ({
        value: tab.value,
        label: (
          <span>
            {tab.label}{' '}
            <Badge
              count={tab.count ?? 0}
              overflowCount={9_999}
              size="small"
              color={tab.isRed ? '#b3161c' : '#4a5568'}
            />
          </span>
        ),
      }))}
    />
  )
}
