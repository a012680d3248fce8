import type { Condition, Measure, NumberName } from './condition'

export const UNITS = ['元', '%', '倍', '个月', '天', '岁', '月', '人', '升', '分钟', '平方米'] as const
export type Unit = (typeof UNITS)[number]

/** A threshold, a window or an age: everything an officer may tune besides points. */
interface RuleNumber {
  /** Whole yuan, months, years … as people say it. */
  readonly value: number
  readonly unit: Unit
  /** Chinese, for the officer's table. */
  readonly label: string
}

export const CORE_KINDS = ['教育', '医疗', '住房', '饮水'] as const
/** 三保障 and drinking water: a hit lights two lamps at once. */
export type CoreKind = (typeof CORE_KINDS)[number]

/** The same points for every hit, or more for every further person of a rule of the form `some`. */
export type Points = number | { readonly first: number; readonly further: number; readonly limit: number }

export interface Rule {
  /** R01 … for risks, A01 … for what a household has to set against them. */
  readonly id: string
  readonly name: string
  readonly class: 'risk' | 'resistance'
  readonly core: CoreKind | null
  /** Above zero for a risk, below zero for a resistance. */
  readonly points: Points
  /** Key of `Scale.caps`: rules of one cause count together only so far. */
  readonly cap: string | null
  /** Off: kept in the book, not asked. */
  readonly on: boolean
  /** Who delivers what it looks at. */
  readonly department: string
  /** Null only for a rule that is off because no feed brings what it needs. */
  readonly when: Condition | null
  /** What it means and what would turn it off, Chinese; `{name}` stands for a number of the book with its unit. */
  readonly means: string
  readonly turnsOff: string
}

/** How points become lamps and orders. */
export interface Scale {
  readonly pointsPerLamp: number
  readonly mostLamps: number
  readonly coreFloor: number
  readonly resistanceFloor: number
  readonly orderFrom: number
  readonly caps: Readonly<Record<string, number>>
}

/** All indicators of a county as data: `config/rulebooks/`, read as docs/rulebook.md says. */
export interface Rulebook {
  readonly id: string
  readonly name: string
  readonly scale: Scale
  readonly numbers: Readonly<Record<NumberName, RuleNumber>>
  readonly conditions: Readonly<Record<string, Condition>>
  readonly measures: Readonly<Record<string, Measure>>
  readonly rules: readonly Rule[]
}
