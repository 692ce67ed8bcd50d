import { useQuery } from '@tanstack/react-query'
import { routes } from '@wubu/contract'
import { App, Button, Empty, Flex, Table, Typography } from 'antd'
import { useState } from 'react'
import { refreshRoutes } from '../../shared/api/query.ts'
import { useCommand } from '../../shared/api/use-command.ts'
import { useNames } from '../../shared/reference/reference.ts'
import { useTexts } from '../../shared/settings/texts.ts'
import { shortTime } from '../../shared/settings/times.ts'
import { ErrorNote } from '../../shared/states/error-note.tsx'
import { Loaded } from '../../shared/states/loaded.tsx'
import { Tone } from '../../shared/states/tone.tsx'
import { type PostAction, PostDialog } from './post-dialog.tsx'
import { type Post, postsQuery, useAccounts } from './queries.ts'
import { texts } from './texts.ts'

interface Open {
  readonly action: PostAction
  readonly post: Post | null
}

/** A、B岗: who has each post, who is away, and who acts for them. */
export function PostsScreen() {
  const t = useTexts(texts).posts
  const query = useQuery(postsQuery)
  const [open, setOpen] = useState<Open | null>(null)
  return (
    <>
      <Flex justify="space-between" wrap gap="small">
        <Typography.Title level={1} className="wubu-title">
          {t.title}
        </Typography.Title>
        <Button type="primary" onClick={() => setOpen({ action: 'establish', post: null })}>
          {t.add}
        </Button>
      </Flex>
      <Loaded query={query} isEmpty={({ posts }) => posts.length === 0} empty={<Empty description={t.empty} />}>
        {({ posts }) => <PostTable posts={posts} onOpen={setOpen} />}
      </Loaded>
      {open && <PostDialog {...open} onClose={() => setOpen(null)} />}
    </>
  )
}

interface TableProps {
  readonly posts: readonly Post[]
  readonly onOpen: (open: Open) => void
}

function PostTable({ posts, onOpen }: TableProps) {
  const t = useTexts(texts).posts
  const names = useNames()
  const who = useWho()
  const kinds: Readonly<Record<string, string>> = t.kinds
  return (
    <Table<Post>
      size="small"
      rowKey="id"
      pagination={{ pageSize: 20, hideOnSinglePage: true, showSizeChanger: false }}
      scroll={{ x: 'max-content' }}
      dataSource={posts}
      columns={[
        { title: t.name, dataIndex: 'name' },
        { title: t.unit, dataIndex: 'unit', render: names.unit },
        { title: t.kind, dataIndex: 'kind', render: (kind: string) => kinds[kind] ?? kind },
        { title: t.a, dataIndex: 'a', render: who },
        { title: t.b, dataIndex: 'b', render: who },
        {
          title: t.acting,
          dataIndex: 'acting',
          render: (acting: string, { a, status }) =>
            status === 'closed' ? (
              <Tone tone="grey">{t.closed}</Tone>
            ) : (
              <Tone tone={acting === a ? 'green' : 'amber'}>{who(acting)}</Tone>
            ),
        },
        {
          title: t.absences,
          key: 'absences',
          render: (_, { absences }) =>
            absences
              .filter(({ to }) => !isPast(to))
              .map(({ holder, from, to }) => (
                <div key={`${holder} ${from}`}>
                  {t.away(who(holder), shortTime(from), to === null ? t.untilBack : shortTime(to))}
                </div>
              )),
        },
        { key: 'do', render: (_, post) => post.status === 'open' && <Actions post={post} onOpen={onOpen} /> },
      ]}
    />
  )
}

function Actions({ post, onOpen }: { readonly post: Post } & Pick<TableProps, 'onOpen'>) {
  const t = useTexts(texts).posts
  const { modal } = App.useApp()
  const closing = useCommand(routes.closePost)
  const returning = useCommand(routes.returnToPost)
  const away = post.absences.find(({ from, to }) => isNow(from, to))
  const params = { id: post.id }

  async function done(writing: Promise<unknown>): Promise<void> {
    // what is refused is shown from the command's `error`
    await writing.catch(() => undefined)
    await refreshRoutes(routes.listPosts)
  }
  function askToClose(): void {
    void modal.confirm({
      title: t.closeAsk(post.name),
      okText: t.close,
      okButtonProps: { danger: true },
      onOk: () => done(closing.mutateAsync({ params, body: {} })),
    })
  }

  const error = closing.error ?? returning.error
  return (
    <>
      <Flex gap={4}>
        {away && (
          <Button
            size="small"
            onClick={() => void done(returning.mutateAsync({ params, body: { holder: away.holder } }))}
          >
            {t.back}
          </Button>
        )}
        {(['absence', 'change', 'handOver'] as const).map((action) => (
          <Button key={action} size="small" onClick={() => onOpen({ action, post })}>
            {t[action]}
          </Button>
        ))}
        <Button size="small" danger onClick={askToClose}>
          {t.close}
        </Button>
      </Flex>
      {error !== null && <ErrorNote error={error} />}
    </>
  )
}

function isNow(from: string, to: string | null): boolean {
  return from <= new Date().toISOString() && !isPast(to)
}

function isPast(to: string | null): boolean {
  return to !== null && to <= new Date().toISOString()
}

function useWho(): (accountId: string) => string {
  const names = new Map(useAccounts().map(({ accountId, displayName }) => [accountId, displayName]))
  return (accountId) => names.get(accountId) ?? accountId
}
