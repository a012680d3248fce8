import { useState } from 'react'
import { Text } from '@tarojs/components'
import type { HitView } from '../../contract/views'
import type { Finding } from '../../domain/order/order'
import { Field } from '../../ui/field'
import { Tappable } from '../../ui/tappable'
import { FindingOfHit } from './finding-of-hit'
import { hitsToAnswer, type Findings } from './finding-form'
import '../../ui/text.scss'

interface FindingFoldProps {
  id: string
  hits: readonly HitView[]
  findings: Findings
  /** All evidence got the outcome of the order, or nothing has been chosen yet. */
  alike: boolean
  offered: readonly Finding[]
  error: string | undefined
  onChange(findings: Findings): void
}

/** 分条写: each finding on its own, folded away as long as the outcome of the order says the same of all of them. */
export function FindingFold({ id, hits, findings, alike, offered, error, onChange }: FindingFoldProps) {
  const [opened, setOpened] = useState(false)
  const asked = hitsToAnswer(hits)
  if (asked.length === 0) return null
  const pieces = asked.reduce((sum, { evidence }) => sum + evidence.length, 0)
  const open = opened || !alike
  return (
    <Field id={id} label={`${pieces}条依据`} error={error}>
      {open ? (
        asked.map((hit) => (
          <FindingOfHit key={hit.rule} hit={hit} findings={findings} offered={offered} onChange={onChange} />
        ))
      ) : (
        <Text>每一条都按上面的结论记。</Text>
      )}
      {alike && (
        <Tappable className="link" onTap={() => setOpened(!open)}>
          <Text>{open ? '收起' : '有不一样的，分条写'}</Text>
        </Tappable>
      )}
    </Field>
  )
}
