import type { Wanted } from './family'
import type { Random } from './random'

export type WantedFamily = readonly [Wanted, ...Wanted[]]

/**
 * Families without a story. Sizes as 10, 22, 27, 22, 13 and 6 of a hundred, 3.2 people on average: the county's registered
 * basis is 2.5 million people in 770,000 households. Ages follow the pattern of a family, not a survey (assumption).
 */
export function wantOrdinaryFamily(random: Random): WantedFamily {
  const kind = random.weighted([
    [alone, 10],
    [oldCouple, 10],
    [couple, 12],
    [withOneChild, 27],
    [withTwoChildren, 14],
    [withChildAndGrandmother, 8],
    [withTwoChildrenAndGrandfather, 13],
    [threeGenerations, 6],
  ])
  return kind(random)
}

function alone(random: Random): WantedFamily {
  return [{ relation: '户主', age: 50 + random.int(32) }]
}

function oldCouple(random: Random): WantedFamily {
  const age = 62 + random.int(18)
  return [
    { relation: '户主', age },
    { relation: '配偶', age: age - random.int(4) },
  ]
}

function couple(random: Random): WantedFamily {
  const age = 44 + random.int(14)
  return [
    { relation: '户主', age },
    { relation: '配偶', age: age - random.int(4) },
  ]
}

function parents(random: Random): WantedFamily {
  const age = 32 + random.int(14)
  return [
    { relation: '户主', age },
    { relation: '配偶', age: age - random.int(4) },
  ]
}

function child(random: Random, from: number, span: number): Wanted {
  return { relation: random.chance(518) ? '之子' : '之女', age: from + random.int(span) }
}

const grandmother = (random: Random): Wanted => ({ relation: '之母', age: 62 + random.int(20) })
const grandfather = (random: Random): Wanted => ({ relation: '之父', age: 62 + random.int(20) })

function withOneChild(random: Random): WantedFamily {
  return [...parents(random), child(random, 1, 18)]
}

function withTwoChildren(random: Random): WantedFamily {
  // One of the two stays below the age of upper secondary school: what schooling costs is a story of its own.
  return [...parents(random), child(random, 8, 9), child(random, 1, 7)]
}

function withChildAndGrandmother(random: Random): WantedFamily {
  return [...withOneChild(random), grandmother(random)]
}

function withTwoChildrenAndGrandfather(random: Random): WantedFamily {
  return [...withTwoChildren(random), grandfather(random)]
}

function threeGenerations(random: Random): WantedFamily {
  return [...withTwoChildren(random), grandmother(random), grandfather(random)]
}
