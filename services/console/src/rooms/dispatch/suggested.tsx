import { Typography } from 'antd'
import { why } from '../../shared/command-form/suggestion.ts'
import { texts as forms } from '../../shared/command-form/texts.ts'
import { useNames } from '../../shared/reference/reference.ts'
import { useTexts } from '../../shared/settings/texts.ts'
import type { Suggestion } from './queries.ts'

/** The unit that the rules suggest, and by which rule. */
export function Suggested({ suggestion }: { readonly suggestion: Suggestion | undefined }) {
  const { suggested } = useTexts(forms)
  const names = useNames()
  if (!suggestion) return null
  return (
    <>
      {suggestion.unit !== null && <div>{names.unit(suggestion.unit)}</div>}
      <Typography.Text type="secondary" className="wubu-small">
        {why(suggestion, suggested)}
      </Typography.Text>
    </>
  )
}
