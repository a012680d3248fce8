/** What a rule can say: yes, no, or (null) that a fact which could decide it is missing. */
export type Answer = boolean | null

export function anyOf(answers: readonly Answer[]): Answer {
  if (answers.includes(true)) return true
  return answers.includes(null) ? null : false
}

export function allOf(answers: readonly Answer[]): Answer {
  if (answers.includes(false)) return false
  return answers.includes(null) ? null : true
}

export function not(answer: Answer): Answer {
  return answer === null ? null : !answer
}

/** Yes when at least `least` answers are yes, no when even the missing ones could not make it so many. */
export function atLeast(least: number, answers: readonly Answer[]): Answer {
  const yes = answers.filter((answer) => answer === true).length
  const open = answers.filter((answer) => answer === null).length
  if (yes >= least) return true
  return yes + open >= least ? null : false
}

/** Compares a number that may be missing. */
export function where(value: number | null, test: (value: number) => boolean): Answer {
  return value === null ? null : test(value)
}
