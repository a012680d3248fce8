import type { ReactNode } from 'react'
import { Text, View } from '@tarojs/components'
import type { HitView, OrderDetail } from '../../contract/views'
import { OUTCOME_WORDS, type Outcome } from '../../domain/order/order'
import { measureWords } from '../../ui/evidence-list'
import { OUTCOME_SENTENCES } from '../../ui/outcome-sentences'
import { Page } from '../../ui/page'
import { Section } from '../../ui/section'
import { Tappable } from '../../ui/tappable'
import { findFinding, hitsToAnswer, type Findings } from './finding-form'
import '../../ui/text.scss'
import './close-check.scss'

interface CloseCheckProps {
  detail: OrderDetail
  findings: Findings
  outcome: Outcome
  reason: string
  onMend(): void
  /** The button that sends. */
  bar: ReactNode
}

/** 核对一下: what will be sent, and the sentence that the villager gets. */
export function CloseCheck({ detail, findings, outcome, reason, onMend, bar }: CloseCheckProps) {
  const alike = findings.every(({ finding }) => finding === outcome)
  return (
    <Page audience="cadre" title="核对一下" under="办结以后不能再改。" area={detail.card.villageCode} bottom={bar}>
      <Section title="他会看到这句话">
        <Text className="close-check__sentence">{OUTCOME_SENTENCES[outcome]}</Text>
      </Section>
      <Section title={`结论：${OUTCOME_WORDS[outcome]}`}>
        <Text>{`理由：${reason}`}</Text>
      </Section>
      {findings.length > 0 && (
        <Section title={`${findings.length}条依据`}>
          {alike ? <Text>每一条都是这个结论。</Text> : <FindingsOfHits hits={detail.hits} findings={findings} />}
        </Section>
      )}
      <Tappable className="link" onTap={onMend}>
        <Text>再改改</Text>
      </Tappable>
    </Page>
  )
}

function FindingsOfHits({ hits, findings }: { hits: readonly HitView[]; findings: Findings }) {
  return hitsToAnswer(hits).map((hit) => (
    <View key={hit.rule} className="close-check__hit">
      <Text>{hit.value === '' ? hit.name : `${hit.name}，${measureWords(hit)}`}</Text>
      {countFindings(hit.evidence.map(({ key }) => findFinding(findings, hit.rule, key))).map(([finding, count]) => (
        <Text key={finding} className="close-check__finding">
          {count === hit.evidence.length ? OUTCOME_WORDS[finding] : `${OUTCOME_WORDS[finding]}（${count}条）`}
        </Text>
      ))}
    </View>
  ))
}

function countFindings(found: readonly (Outcome | undefined)[]): [Outcome, number][] {
  const counts = new Map<Outcome, number>()
  for (const finding of found) {
    if (finding !== undefined) counts.set(finding, (counts.get(finding) ?? 0) + 1)
  }
  return [...counts]
}
