import { FullscreenOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import dayjs from 'dayjs'
import { useEffect, useState } from 'react'
import { Link } from 'react-router'
import { useConnection } from '../../../shared/api/connection.ts'
import { useTexts } from '../../../shared/settings/texts.ts'
import { wallClock } from '../../../shared/settings/times.ts'
import { Tone } from '../../../shared/states/tone.tsx'
import { texts as shared } from '../../../shared/texts.ts'
import { texts } from '../texts.ts'

export function WallHead() {
  const t = useTexts(texts)
  const { shell } = useTexts(shared)
  const { isLost, dataAge } = useConnection()
  return (
    <header className="wubu-wall-head">
      <h1>{t.wallTitle}</h1>
      {isLost && <Tone tone="red">{shell.lost}</Tone>}
      {!isLost && dataAge > 2 && <Tone tone="amber">{shell.stale(dataAge)}</Tone>}
      <span className="wubu-head-space" />
      <Clock />
      <Button icon={<FullscreenOutlined />} onClick={() => void document.documentElement.requestFullscreen()}>
        {t.wall.full}
      </Button>
      <Link to="/figures">{t.wall.leave}</Link>
    </header>
  )
}

function Clock() {
  const [now, setNow] = useState(wallClock)
  useEffect(() => {
    const timer = setInterval(() => setNow(wallClock()), 1_000)
    return () => clearInterval(timer)
  }, [])
  return <time className="wubu-wall-clock">{dayjs(now).format('YYYY-MM-DD dddd HH:mm:ss')}</time>
}
