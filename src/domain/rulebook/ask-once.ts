import type { PersonEntry, RecordEntry } from '../household/ledger'
import { NEVER } from '../calendar/grid-day'
import type { Scope } from './compiler'
import type { Look } from './look'

type Ask<Answer> = (look: Look, person: PersonEntry, record: RecordEntry) => Answer

/** Forms that are dear, and that several rules have in common. */
const DEAR = ['sum', 'count', 'people', 'minus', 'incomeLine', 'is']

/**
 * Gives back one closure for all places of a book that ask the same of a household, so that five rules about medical costs
 * add the bills up once. Questions about a person or a record are left as they are.
 */
export function shareQuestions<Answer>(): (node: object, scope: Scope, ask: Ask<Answer>) => Ask<Answer> {
  const shared = new Map<string, Ask<Answer>>()
  return (node, { level }, ask) => {
    if (level !== 'household' || !DEAR.some((form) => form in node)) return ask
    const question = JSON.stringify(node)
    const once = shared.get(question) ?? askOnce(ask)
    shared.set(question, once)
    return once
  }
}

/** Remembers the answer of the latest look, and until when it holds. A notebook wants to see everything again. */
function askOnce<Answer>(ask: Ask<Answer>): Ask<Answer> {
  let latest: Look | null = null
  let answer: Answer
  let until = NEVER
  return (look, person, record) => {
    if (look.notes !== null) return ask(look, person, record)
    if (look !== latest) {
      const before = look.until
      look.until = NEVER
      answer = ask(look, person, record)
      until = look.until
      look.until = before
      latest = look
    }
    if (until < look.until) look.until = until
    return answer
  }
}
