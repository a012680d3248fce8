import type { Actor } from '../access/role'
import { ok, refuse, type Result } from '../result'
import type { OrderContext } from './deadlines'
import { admit, type AnsweredEvidence, type OrderDecision, type OrderRefusal } from './decision'
import { evidenceRef, evidenceToAnswer } from './evidence'
import { findingsAfter, type EvidenceFinding, type Outcome, type WorkOrder } from './order'
import { silentUntil } from './silence'

interface CloseCommand {
  readonly expectedVersion: number
  readonly outcome: Outcome
  readonly reason: string
  readonly findings: readonly EvidenceFinding[]
}

/** The result: a reason, an outcome, and a finding for each piece of risk evidence, which must agree with each other. */
export function decideClose(
  order: WorkOrder,
  command: CloseCommand,
  actor: Actor,
  context: OrderContext,
): Result<OrderDecision, OrderRefusal> {
  const admitted = admit(order, 'closeOrder', command.expectedVersion, actor)
  if (!admitted.ok) return admitted
  if (command.reason.trim() === '') return refuse('order.reasonMissing', { field: 'reason' })
  const answered = answerEvidence(order, command.findings, context)
  if (!answered.ok) return answered
  const refusal = findOutcomeRefusal(order, command)
  if (refusal) return refuse(refusal, { field: 'outcome' })
  const version = order.version + 1
  return ok({
    order: {
      ...order,
      state: admitted.value,
      closedOn: context.day,
      outcome: command.outcome,
      version,
    },
    findings: answered.value,
    event: { type: 'order.closed', version, outcome: command.outcome },
  })
}

function answerEvidence(
  order: WorkOrder,
  findings: readonly EvidenceFinding[],
  { day, calendar }: OrderContext,
): Result<readonly AnsweredEvidence[], OrderRefusal> {
  const asked = new Map(
    evidenceToAnswer(order.hits).map((piece) => [nameOf(piece.rule, evidenceRef(piece.evidence)), piece]),
  )
  const answered = new Map<string, AnsweredEvidence>()
  for (const { rule, key, finding } of findings) {
    const name = nameOf(rule, key)
    const piece = asked.get(name)
    if (piece === undefined) return refuse('order.findingUnknown', { field: 'findings', rule })
    if (answered.has(name)) return refuse('order.findingTwice', { field: 'findings', rule })
    answered.set(name, { ...piece, finding, foundOn: day, silentUntil: silentUntil(finding, day, calendar) })
  }
  const count = asked.size - answered.size
  return count === 0 ? ok([...answered.values()]) : refuse('order.findingMissing', { field: 'findings', count })
}

function findOutcomeRefusal(order: WorkOrder, { outcome, findings }: CloseCommand): OrderRefusal | undefined {
  const said = findings.map(({ finding }) => finding)
  const possible = findingsAfter(order.visit?.met)
  if (![outcome, ...said].every((word) => possible.includes(word))) return 'order.metNobody'
  if (said.includes('identify') && outcome !== 'identify') return 'order.identifyMissed'
  // A report has no evidence of its own: of a reported order the outcome may answer the report alone.
  if (said.length > 0 && !order.reported && !said.includes(outcome)) return 'order.outcomeWithoutFinding'
  return undefined
}

function nameOf(rule: string, ref: string): string {
  return JSON.stringify([rule, ref])
}
