import { useState } from 'react'
import { Text, View } from '@tarojs/components'
import type { HitView } from '../../contract/views'
import type { Finding } from '../../domain/order/order'
import { Choices, type Choice } from '../../ui/choices'
import { measureWords, sourceWords, whoseWords } from '../../ui/evidence-list'
import { Tappable } from '../../ui/tappable'
import { FINDING_WORDS } from './finding-words'
import { findFinding, findSharedFinding, setFindings, type Findings } from './finding-form'
import '../../ui/text.scss'
import './finding-of-hit.scss'

interface FindingOfHitProps {
  hit: HitView
  findings: Findings
  offered: readonly Finding[]
  onChange(findings: Findings): void
}

/** One tap answers all evidence of a rule; where they differ each can be answered apart. */
export function FindingOfHit({ hit, findings, offered, onChange }: FindingOfHitProps) {
  const keys = hit.evidence.map(({ key }) => key)
  const shared = findSharedFinding(findings, hit)
  const differ = shared === undefined && keys.some((key) => findFinding(findings, hit.rule, key) !== undefined)
  const [apart, setApart] = useState(differ)
  const choices: Choice<Finding>[] = offered.map((value) => ({ value, words: FINDING_WORDS[value] }))
  return (
    <View className="finding-of-hit">
      <Text className="finding-of-hit__name">{hit.name}</Text>
      {hit.value !== '' && <Text className="finding-of-hit__value">{measureWords(hit)}</Text>}
      {!apart && (
        <Choices
          label={`${hit.name}，核实得怎样`}
          columns={2}
          choices={choices}
          chosen={shared}
          onChoose={(finding) => onChange(setFindings(findings, hit.rule, keys, finding))}
        />
      )}
      {apart &&
        hit.evidence.map((evidence) => (
          <View key={evidence.key} className="finding-of-hit__piece">
            <Text>{`${whoseWords(evidence)}（${sourceWords(evidence)}）`}</Text>
            <Choices
              label={`${whoseWords(evidence)}，核实得怎样`}
              columns={2}
              choices={choices}
              chosen={findFinding(findings, hit.rule, evidence.key)}
              onChoose={(finding) => onChange(setFindings(findings, hit.rule, [evidence.key], finding))}
            />
          </View>
        ))}
      {keys.length > 1 && (
        <Tappable className="link" onTap={() => setApart(!apart)}>
          <Text>{apart ? '这一项一起选' : `${keys.length}条依据，分开选`}</Text>
        </Tappable>
      )}
    </View>
  )
}
