import { routes } from '@wubu/contract'
import { App, Button, Flex } from 'antd'
import { useState } from 'react'
import { refreshRoutes } from '../../shared/api/query.ts'
import { useCommand } from '../../shared/api/use-command.ts'
import { useMe } from '../../shared/session/session.ts'
import { useTexts } from '../../shared/settings/texts.ts'
import { shortTime } from '../../shared/settings/times.ts'
import { ErrorNote } from '../../shared/states/error-note.tsx'
import { Tone } from '../../shared/states/tone.tsx'
import { AbsenceDialog, HandOverDialog } from './post-dialogs.tsx'
import { absencesOf, type Post, useOwnPosts } from './queries.ts'
import { texts } from './texts.ts'

/** The posts whose A or B person I am: who acts, and my own being away. */
export function OwnPosts() {
  const posts = useOwnPosts()
  const t = useTexts(texts).posts
  const [open, setOpen] = useState<{ readonly post: Post; readonly dialog: 'absence' | 'handOver' } | null>(null)
  if (posts.length === 0) return null
  const close = () => setOpen(null)
  return (
    <section aria-label={t.title} className="wubu-gap">
      {posts.map((post) => (
        <OwnPost key={post.id} post={post} onOpen={(dialog) => setOpen({ post, dialog })} />
      ))}
      {open?.dialog === 'absence' && <AbsenceDialog post={open.post} onClose={close} />}
      {open?.dialog === 'handOver' && <HandOverDialog post={open.post} onClose={close} />}
    </section>
  )
}

interface Props {
  readonly post: Post
  readonly onOpen: (dialog: 'absence' | 'handOver') => void
}

function OwnPost({ post, onOpen }: Props) {
  const t = useTexts(texts).posts
  const { accountId } = useMe()
  const { message } = App.useApp()
  const returning = useCommand(routes.returnToPost)
  const { id, name, a, b, aName, bName, acting } = post
  const absences = absencesOf(post, accountId)

  async function comeBack(): Promise<void> {
    // what is refused is shown from the command's `error`
    const done = await returning.mutateAsync({ params: { id }, body: { holder: accountId } }).catch(() => null)
    if (done) void message.success(t.isBack)
    await refreshRoutes(routes.listPosts)
  }

  return (
    <>
      <Flex align="center" wrap gap="small">
        <strong>{name}</strong>
        <span>{t.holders(aName ?? a, bName ?? b)}</span>
        <Tone tone={acting === accountId ? 'green' : 'grey'}>
          {acting === accountId ? t.iAct : t.acts((acting === a ? aName : bName) ?? acting)}
        </Tone>
        {absences.map(({ from, to, isNow }) => (
          <Tone key={from} tone={isNow ? 'amber' : 'blue'}>
            {t.away(shortTime(from), to === null ? null : shortTime(to))}
          </Tone>
        ))}
        {absences.some(({ isNow }) => isNow) && (
          <Button size="small" type="primary" loading={returning.isPending} onClick={() => void comeBack()}>
            {t.back}
          </Button>
        )}
        <Button size="small" onClick={() => onOpen('absence')}>
          {t.absence}
        </Button>
        <Button size="small" onClick={() => onOpen('handOver')}>
          {t.handOver}
        </Button>
      </Flex>
      {returning.error !== null && <ErrorNote error={returning.error} />}
    </>
  )
}
