import { useState } from 'react'
import { Text, View } from '@tarojs/components'
import type { Answer } from '../../contract/operations'
import { findAreaLevel } from '../../domain/access/area'
import { openPage } from '../../platform/navigation'
import { EmptyState } from '../../ui/empty-state'
import { Section } from '../../ui/section'
import { BarLegend, StackedBar } from '../../ui/stacked-bar'
import { barLabel, totalOf } from '../../ui/state-bar'
import { StateTable } from '../../ui/state-table'
import { Tappable } from '../../ui/tappable'
import { findingLine } from './finding-line'
import '../../ui/text.scss'
import './area-rows.scss'

/** The areas one level below in the order of their codes, as bars or as a table. A village opens its list, a township its villages. */
export function AreaRows({ rows }: Pick<Answer<'progress'>, 'rows'>) {
  const [table, setTable] = useState(false)
  if (rows.length === 0) return <EmptyState says="没有数据。" />
  const villages = rows.every(({ code }) => findAreaLevel(code) === 'village')
  const unit = villages ? '村' : '乡镇'
  const title = findingLine(rows, unit)
  const longest = Math.max(...rows.map(({ counts }) => totalOf(counts)))
  return (
    <Section title={title}>
      <Tappable className="link" onTap={() => setTable(!table)}>
        <Text>{table ? '看图' : '看表格'}</Text>
      </Tappable>
      {table ? (
        <StateTable caption={title} heading={unit} rows={rows} />
      ) : (
        <>
          <BarLegend />
          <View className="area-rows">
            {rows.map(({ code, name, counts }) => (
              <Tappable
                key={code}
                className="area-rows__row"
                label={`${barLabel(name, counts)}，点开看`}
                onTap={() => openPage(villages ? 'officer/orders/index' : 'officer/progress/index', { area: code })}
              >
                <Text className="area-rows__name">{name}</Text>
                <View className="area-rows__bar">
                  <StackedBar name={name} counts={counts} longest={longest} />
                </View>
              </Tappable>
            ))}
          </View>
        </>
      )}
    </Section>
  )
}
