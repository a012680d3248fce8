import { Text, View } from '@tarojs/components'
import type { HitView, OrderDetail } from '../contract/views'
import { OUTCOME_WORDS, type EvidenceFinding, type Finding } from '../domain/order/order'
import { longDay, shortDay } from './day-words'
import { FoldedList } from './folded-list'
import { urgentWords } from './order-tags'
import { Section } from './section'
import { Tag } from './tag'
import './evidence-list.scss'

interface EvidenceListProps {
  hits: readonly HitView[]
  unknown: OrderDetail['unknown']
  /** What the visit found, once the order is closed. */
  findings: readonly EvidenceFinding[]
}

/** Why the lamps are lit, what speaks against it, and what nobody knows yet. */
export function EvidenceList({ hits, unknown, findings }: EvidenceListProps) {
  const risks = hits.filter(({ kind }) => kind === 'risk')
  const offsets = hits.filter(({ kind }) => kind === 'resistance')
  return (
    <>
      <Section title={risks.length === 0 ? '为什么出单' : '为什么亮灯'}>
        {risks.length === 0 && <Text>没有风险指标，是群众自己报的。</Text>}
        {risks.map((hit) => (
          <Hit key={hit.rule} hit={hit} findings={findings} />
        ))}
      </Section>
      {offsets.length > 0 && (
        <Section title="抵消">
          {offsets.map((hit) => (
            <Hit key={hit.rule} hit={hit} findings={findings} />
          ))}
        </Section>
      )}
      {unknown.length > 0 && (
        <Section title="不知道，请问一问">
          <FoldedList items={unknown} keyOf={({ rule }) => rule}>
            {({ ask }) => <Text className="evidence-list__ask">{ask}</Text>}
          </FoldedList>
        </Section>
      )}
    </>
  )
}

function Hit({ hit, findings }: { hit: HitView; findings: readonly EvidenceFinding[] }) {
  const found = hit.evidence.map(({ key }) => findings.find((one) => one.rule === hit.rule && one.key === key)?.finding)
  // Said once where it is the same of all.
  const shared = found.every((one) => one === found[0]) ? found[0] : undefined
  return (
    <View className={`evidence-list__hit evidence-list__hit--${hit.kind}`}>
      <View className="evidence-list__head">
        <Text className="evidence-list__name">{hit.name}</Text>
        {hit.core !== null && <Tag tone="red">{urgentWords(hit.core)}</Tag>}
        <Text className="evidence-list__points">{pointsWords(hit.points)}</Text>
      </View>
      {hit.value !== '' && <Text className="evidence-list__value">{measureWords(hit)}</Text>}
      <FoldedList items={hit.evidence} keyOf={({ key }) => key}>
        {(evidence) => (
          <Evidence
            evidence={evidence}
            finding={shared === undefined ? found[hit.evidence.indexOf(evidence)] : undefined}
          />
        )}
      </FoldedList>
      {shared !== undefined && (
        <View className="evidence-list__evidence">
          <FoundTag finding={shared} />
        </View>
      )}
      {hit.kind === 'risk' && hit.offWhen !== '' && <Text className="evidence-list__off">怎样会灭：{hit.offWhen}</Text>}
    </View>
  )
}

function Evidence({ evidence, finding }: { evidence: HitView['evidence'][number]; finding: Finding | undefined }) {
  return (
    <View className="evidence-list__evidence">
      <Text className="evidence-list__says">{whoseWords(evidence)}</Text>
      <Text className="evidence-list__source">{sourceWords(evidence)}</Text>
      {evidence.freshness.state === 'stale' && <Tag tone="orange">{evidence.freshness.says}</Tag>}
      {evidence.verified !== null && (
        <Tag tone="green">{`已核实 ${shortDay(evidence.verified.on)}：${OUTCOME_WORDS[evidence.verified.finding]}`}</Tag>
      )}
      {finding !== undefined && <FoundTag finding={finding} />}
    </View>
  )
}

function FoundTag({ finding }: { finding: Finding }) {
  return <Tag tone="green">{`这次核实：${OUTCOME_WORDS[finding]}`}</Tag>
}

/** 46,410 元（线：超过 26,000 元） */
export function measureWords({ value, threshold }: Pick<HitView, 'value' | 'threshold'>): string {
  return threshold === '' ? value : `${value}（线：${threshold}）`
}

/** 赵小石：就读状态 辍学 */
export function whoseWords({ who, says }: HitView['evidence'][number]): string {
  return who === null ? says : `${who}：${says}`
}

/** 县医保局，2026年8月17日; the department alone where the evidence says its day itself. */
export function sourceWords({ says, department, date }: HitView['evidence'][number]): string {
  return date === null || says.includes(date) ? department : `${department}，${longDay(date)}`
}

function pointsWords(points: number): string {
  return points < 0 ? `减${-points}分` : `加${points}分`
}
