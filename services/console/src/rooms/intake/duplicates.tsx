import { Card, Flex, Typography } from 'antd'
import { useNames } from '../../shared/reference/reference.ts'
import { RequestLink } from '../../shared/request/request-link.tsx'
import { StateTag } from '../../shared/request/state-tag.tsx'
import { useTexts } from '../../shared/settings/texts.ts'
import { shortTime } from '../../shared/settings/times.ts'
import { ErrorNote } from '../../shared/states/error-note.tsx'
import { Tone } from '../../shared/states/tone.tsx'
import type { Intake } from './draft.ts'
import { useDuplicates } from './queries.ts'
import { texts } from './texts.ts'

/** Beside the form and never in its way: what may have been asked already. */
export function Duplicates({ values }: { readonly values: Intake }) {
  const t = useTexts(texts)
  const names = useNames()
  const { data, error } = useDuplicates(values)
  const candidates = data?.candidates ?? []
  const words = data === undefined ? t.duplicatesHint : t.noDuplicates
  return (
    <Card size="small" title={<h2 className="wubu-intake-side-title">{t.duplicates}</h2>}>
      {error !== null && <ErrorNote error={error} />}
      <div role="status">{candidates.length === 0 ? words : t.duplicatesFound(candidates.length)}</div>
      <ul className="wubu-intake-duplicates">
        {candidates.map((one) => (
          <li key={one.requestId}>
            <Flex gap={4} wrap align="center">
              <RequestLink {...one} />
              <StateTag state={one.state} />
              {one.agrees.map((what) => (
                <Tone key={what} tone={what === 'resident' ? 'red' : 'amber'}>
                  {t.agrees[what]}
                </Tone>
              ))}
            </Flex>
            <Typography.Text type="secondary">
              {[names.item(one.item), names.place(one.place), shortTime(one.registeredAt)].join(' · ')}
            </Typography.Text>
          </li>
        ))}
      </ul>
    </Card>
  )
}
