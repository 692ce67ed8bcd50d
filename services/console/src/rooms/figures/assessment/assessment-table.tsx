import { Table, type TableColumnType } from 'antd'
import { Scrollable } from '../../../shared/list/scrollable.tsx'
import { useNames } from '../../../shared/reference/reference.ts'
import { useTexts } from '../../../shared/settings/texts.ts'
import type { Scope } from '../scope.ts'
import { texts } from '../texts.ts'
import { Points, Score } from './points.tsx'
import { type Assessed, type AssessedUnit, isOfFew } from './queries.ts'

interface Props {
  readonly rows: readonly AssessedUnit[]
  readonly total: Assessed
  readonly scope: Scope
  /** Of the answer: the cases are those of the same instant. */
  readonly at: string
}

/** The best unit first, but those of too few requests after all others; a column for each figure that has a weight. */
export function AssessmentTable({ rows, total, scope, at }: Props) {
  const t = useTexts(texts)
  const names = useNames()
  const figures = total.components.map(
    ({ figure, weight }, index): TableColumnType<AssessedUnit> => ({
      title: `${t.figures[figure]} ${t.assessment.of(weight)}`,
      key: figure,
      align: 'right',
      render: (_, row) => {
        const component = row.components[index]
        return component && <Points {...{ component, scope, at }} cell={{ unit: row.unit }} isMarked={!isOfFew(row)} />
      },
    }),
  )
  return (
    <Scrollable>
      <Table<AssessedUnit>
        size="small"
        rowKey="unit"
        dataSource={[...rows].sort((a, b) => Number(isOfFew(a)) - Number(isOfFew(b)))}
        scroll={{ x: 'max-content' }}
        pagination={{ pageSize: 20, hideOnSinglePage: true, showSizeChanger: false }}
        columns={[
          { title: t.by.unit, dataIndex: 'unit', fixed: 'left', render: names.unit },
          { title: t.assessment.score, key: 'score', align: 'right', render: (_, row) => <Score assessed={row} /> },
          ...figures,
        ]}
        summary={() => (
          <Table.Summary.Row>
            <Table.Summary.Cell index={0}>{t.assessment.together}</Table.Summary.Cell>
            <Table.Summary.Cell index={1} align="right">
              <Score assessed={total} />
            </Table.Summary.Cell>
            {total.components.map((component, index) => (
              <Table.Summary.Cell key={component.figure} index={index + 2} align="right">
                <Points {...{ component, scope, at }} cell={{}} />
              </Table.Summary.Cell>
            ))}
          </Table.Summary.Row>
        )}
      />
    </Scrollable>
  )
}
