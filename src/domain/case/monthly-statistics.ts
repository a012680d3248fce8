import { nameIn, type CasePolicy, type Choice } from './case-policy'

/** What a month does to the list of those who are followed; `followed` are those on it on its last day. */
export const MOVEMENTS = ['included', 'cleared', 'followed'] as const
export type Movement = (typeof MOVEMENTS)[number]

export const MOVEMENT_WORDS = {
  included: '纳入',
  cleared: '消除',
  followed: '月末在册',
} as const satisfies Record<Movement, string>

interface Counted {
  readonly households: number
  readonly people: number
}

export type Movements = Readonly<Record<Movement, Counted>>

/** Households alike in all that is told apart, as they were announced: the village of that day, and its people. */
export interface Moved extends Counted {
  readonly movement: Movement
  readonly villageCode: string
  readonly category: string | null
  readonly risks: readonly string[]
}

interface Figures extends Choice {
  readonly totals: Movements
}

interface MonthlyFigures {
  readonly totals: Movements
  readonly categories: readonly (Figures & { readonly risks: readonly Figures[] })[]
  /** Townships and villages below the area, by their codes. */
  readonly areas: readonly Omit<Figures, 'name'>[]
}

/** Announced without a category, as none of ours is. */
const UNNAMED: Choice = { code: '', name: '未分类' }

/**
 * The figures of an area in a month: by category, in each by risk, and by place. A household has up to five risks and counts
 * under each; everywhere else it counts once. What was not counted is left out, so that a list that has grown since changes nothing.
 */
export function monthlyFigures(
  moved: readonly Moved[],
  area: string,
  { categories, risks }: Pick<CasePolicy, 'categories' | 'risks'>,
): MonthlyFigures {
  const below = (code: string) => code.length > area.length
  return {
    totals: sum(moved),
    categories: named(
      groups(moved, ({ category }) => [category ?? UNNAMED.code]),
      [...categories, UNNAMED],
    ).map(({ members, ...category }) => ({
      ...category,
      risks: named(
        groups(members, (one) => one.risks),
        risks,
      ).map(({ members: _members, ...risk }) => risk),
    })),
    areas: groups(moved, ({ villageCode }) => [villageCode.slice(0, 9), villageCode].filter(below)).map(
      ([code, members]) => ({ code, totals: sum(members) }),
    ),
  }
}

type Group = readonly [code: string, members: readonly Moved[]]

/** By code. What has several codes is in several groups. */
function groups(moved: readonly Moved[], codesOf: (one: Moved) => readonly string[]): readonly Group[] {
  const codes = [...new Set(moved.flatMap(codesOf))].sort()
  return codes.map((code) => [code, moved.filter((one) => codesOf(one).includes(code))])
}

/** In the order of the list; what the list has dropped since comes last, under its code. */
function named(found: readonly Group[], list: readonly Choice[]) {
  const place = (code: string) =>
    (list.findIndex((choice) => choice.code === code) + list.length + 1) % (list.length + 1)
  return [...found]
    .sort(([one], [other]) => place(one) - place(other))
    .map(([code, members]) => ({ code, name: nameIn(list, code), totals: sum(members), members }))
}

function sum(moved: readonly Moved[]): Movements {
  const of = (movement: Movement): Counted => {
    const those = moved.filter((one) => one.movement === movement)
    return {
      households: those.reduce((total, { households }) => total + households, 0),
      people: those.reduce((total, { people }) => total + people, 0),
    }
  }
  return { included: of('included'), cleared: of('cleared'), followed: of('followed') }
}
