import { Badge, Card, Typography } from 'antd'
import { Link } from 'react-router'
import type { NavEntry } from '../shared/room.ts'
import { useMe } from '../shared/session/session.ts'
import { useSettings } from '../shared/settings/settings.ts'
import { useTexts } from '../shared/settings/texts.ts'
import { texts } from '../shared/texts.ts'
import { entriesOf } from './entries.ts'

/** Where everybody begins: what they work with, and how much waits there. */
export function Home() {
  const t = useTexts(texts).home
  const { name, role } = useMe()
  return (
    <>
      <Typography.Title level={1} className="wubu-title">
        {t.hello(name)}
      </Typography.Title>
      <div className="wubu-tiles">
        {entriesOf(role)
          .filter(({ path }) => path !== '/')
          .map((entry) => (
            <Tile key={entry.path} entry={entry} />
          ))}
      </div>
      <Typography.Paragraph type="secondary" className="wubu-hint wubu-key-hint">
        {t.keysHint}
      </Typography.Paragraph>
    </>
  )
}

function Tile({ entry }: { readonly entry: NavEntry }) {
  const { language } = useSettings()
  return (
    <Link to={entry.path} className="wubu-tile">
      <Card size="small" hoverable>
        <span className="wubu-tile-line">
          <span className="wubu-tile-icon">
            <entry.icon />
          </span>
          <span className="wubu-tile-title">{entry.title(language)}</span>
          {entry.useCount && <Waiting useCount={entry.useCount} />}
          <kbd>{`g ${entry.letter}`}</kbd>
        </span>
      </Card>
    </Link>
  )
}

function Waiting({ useCount }: { readonly useCount: () => number | undefined }) {
  return <Badge count={useCount() ?? 0} overflowCount={999} />
}
