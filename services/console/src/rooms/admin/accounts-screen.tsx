import { useMutation, useQuery } from '@tanstack/react-query'
import { routes } from '@wubu/contract'
import { Button, Empty, Flex, Input, Select, Typography } from 'antd'
import { useState } from 'react'
import { call } from '../../shared/api/call.ts'
import { useListState } from '../../shared/list/use-list-state.ts'
import { staff } from '../../shared/room.ts'
import { useTexts } from '../../shared/settings/texts.ts'
import { ErrorNote } from '../../shared/states/error-note.tsx'
import { Loaded } from '../../shared/states/loaded.tsx'
import { texts as shared } from '../../shared/texts.ts'
import { AccountTable } from './account-table.tsx'
import { NewAccount } from './new-account.tsx'
import { PasswordOnce, type Told } from './password-once.tsx'
import { type Account, accountsQuery } from './queries.ts'
import { texts } from './texts.ts'

const atFirst = { q: '', role: '', page: '1' }

/** 账号: who signs in, as what. */
export function AccountsScreen() {
  const t = useTexts(texts)
  const query = useQuery(accountsQuery)
  const [state, change] = useListState(atFirst)
  const [isNew, setNew] = useState(false)
  const [told, setTold] = useState<Told | null>(null)
  const finding = useMutation({ mutationFn: (name: string) => call(routes.findAccount, { body: { name } }) })

  function shownOf(accounts: readonly Account[]): readonly Account[] {
    if (finding.data) return finding.data.accounts
    return accounts.filter(
      ({ displayName, role }) => displayName.includes(state.q) && (state.role === '' || role === state.role),
    )
  }

  return (
    <>
      <Flex justify="space-between" wrap gap="small">
        <Typography.Title level={1} className="wubu-title">
          {t.accounts.title}
        </Typography.Title>
        <Button type="primary" onClick={() => setNew(true)}>
          {t.accounts.add}
        </Button>
      </Flex>
      <Filters
        state={state}
        change={change}
        onFind={(name) => (name === '' ? finding.reset() : finding.mutate(name))}
      />
      {finding.error !== null && <ErrorNote error={finding.error} />}
      <Loaded
        query={query}
        isEmpty={({ accounts }) => shownOf(accounts).length === 0}
        empty={<Empty description={t.none} />}
      >
        {({ accounts }) => (
          <AccountTable
            accounts={shownOf(accounts)}
            page={Number(state.page)}
            onPage={(page) => change({ page: String(page) })}
            onPassword={setTold}
          />
        )}
      </Loaded>
      {isNew && <NewAccount onPassword={setTold} onClose={() => setNew(false)} />}
      {told && <PasswordOnce told={told} onClose={() => setTold(null)} />}
    </>
  )
}

interface FiltersProps {
  readonly state: typeof atFirst
  readonly change: (change: Partial<typeof atFirst>) => void
  readonly onFind: (name: string) => void
}

function Filters({ state, change, onFind }: FiltersProps) {
  const t = useTexts(texts).accounts
  const { roles } = useTexts(shared)
  return (
    <div className="wubu-filters">
      <Input.Search
        key={state.q}
        className="wubu-filter-text"
        aria-label={t.q}
        placeholder={t.q}
        defaultValue={state.q}
        allowClear
        onSearch={(q) => change({ q: q.trim(), page: '1' })}
      />
      <Input.Search
        className="wubu-filter-text"
        aria-label={t.find}
        placeholder={t.find}
        autoComplete="off"
        allowClear
        onSearch={(name) => onFind(name.trim())}
      />
      <Select
        className="wubu-limit-unit"
        aria-label={t.role}
        value={state.role}
        onChange={(role) => change({ role, page: '1' })}
        options={[{ value: '', label: t.anyRole }, ...staff.map((value) => ({ value, label: roles[value] }))]}
      />
    </div>
  )
}
