import { Typography } from 'antd'
import { useListState } from '../../shared/list/use-list-state.ts'
import { ViewChoice } from '../../shared/list/view-choice.tsx'
import { useTexts } from '../../shared/settings/texts.ts'
import { PlacesView } from './places-view.tsx'
import { texts } from './texts.ts'
import { UnitsView } from './units-view.tsx'

/** Who can be given work, and where it happens. */
export function OrganisationScreen() {
  const t = useTexts(texts).organisation
  const [{ view }, change] = useListState({ view: 'units', q: '', page: '1' })
  const shown = view === 'places' ? 'places' : 'units'
  return (
    <>
      <Typography.Title level={1} className="wubu-title">
        {t.title}
      </Typography.Title>
      <ViewChoice
        label={t.view}
        value={shown}
        onChange={(chosen) => change({ view: chosen, q: '', page: '1' })}
        options={[
          { value: 'units', label: t.units },
          { value: 'places', label: t.places },
        ]}
      />
      {shown === 'units' ? <UnitsView /> : <PlacesView />}
    </>
  )
}
