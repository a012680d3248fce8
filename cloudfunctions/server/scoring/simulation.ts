import type { CompiledRulebook } from '../../../src/domain/rulebook/compile-rulebook'
import type { Outline } from '../../../src/domain/scoring/evaluation'

/** What another rulebook would change; every household is counted in one of the four changes at most. */
export interface Simulation {
  readonly households: number
  /** From no lamp to some, and from some to none. */
  readonly lightsUp: number
  readonly goesDark: number
  /** Lit before and after, with more or fewer lamps. */
  readonly moreLamps: number
  readonly fewerLamps: number
  /** Households with an order due; `new` are those that are due only now and have none open. */
  readonly orders: { readonly before: number; readonly after: number; readonly new: number }
  /** Villages where something changes, most new orders first. */
  readonly byVillage: readonly VillageChange[]
  /** Every rule of either book: households where it fires. */
  readonly byRule: readonly RuleChange[]
}

interface VillageChange {
  readonly villageCode: string
  readonly lightsUp: number
  readonly goesDark: number
  readonly ordersNew: number
}

interface RuleChange {
  readonly rule: string
  readonly name: string
  readonly before: number
  readonly after: number
}

/** A household under both rulebooks. */
export interface Compared {
  readonly villageCode: string
  readonly before: Outline
  readonly after: Outline
  readonly hasOpenOrder: boolean
}

type Mutable<T> = { -readonly [key in keyof T]: T[key] }

/** Counts households one by one, so that memory holds villages and rules and no households. */
export class SimulationCount {
  private readonly totals = { households: 0, lightsUp: 0, goesDark: 0, moreLamps: 0, fewerLamps: 0 }
  private readonly orders = { before: 0, after: 0, new: 0 }
  private readonly villages = new Map<string, Mutable<VillageChange>>()
  private readonly rules = new Map<string, Mutable<RuleChange>>()

  constructor(inForce: CompiledRulebook, proposed: CompiledRulebook) {
    for (const { id: rule, name } of [...inForce.book.rules, ...proposed.book.rules]) {
      this.rules.set(rule, { rule, name, before: 0, after: 0 })
    }
  }

  get households(): number {
    return this.totals.households
  }

  add({ villageCode, before, after, hasOpenOrder }: Compared): void {
    this.totals.households += 1
    const opens = after.orderDue && !before.orderDue && !hasOpenOrder
    this.orders.before += Number(before.orderDue)
    this.orders.after += Number(after.orderDue)
    this.orders.new += Number(opens)
    for (const rule of before.rules) this.countRule(rule, 'before')
    for (const rule of after.rules) this.countRule(rule, 'after')
    if (before.lamps !== after.lamps) this.totals[changeOf(before.lamps, after.lamps)] += 1
    const lightsUp = Number(before.lamps === 0 && after.lamps > 0)
    const goesDark = Number(before.lamps > 0 && after.lamps === 0)
    if (lightsUp + goesDark > 0 || opens)
      this.countVillage(villageCode, { lightsUp, goesDark, ordersNew: Number(opens) })
  }

  result(): Simulation {
    const byVillage = [...this.villages.values()].sort(
      (a, b) => b.ordersNew - a.ordersNew || b.lightsUp - a.lightsUp || (a.villageCode < b.villageCode ? -1 : 1),
    )
    return { ...this.totals, orders: this.orders, byVillage, byRule: [...this.rules.values()] }
  }

  private countRule(rule: string, when: 'before' | 'after'): void {
    const counted = this.rules.get(rule)
    if (counted !== undefined) counted[when] += 1
  }

  private countVillage(villageCode: string, change: Omit<VillageChange, 'villageCode'>): void {
    const counted = this.villages.get(villageCode) ?? { villageCode, lightsUp: 0, goesDark: 0, ordersNew: 0 }
    counted.lightsUp += change.lightsUp
    counted.goesDark += change.goesDark
    counted.ordersNew += change.ordersNew
    this.villages.set(villageCode, counted)
  }
}

function changeOf(before: number, after: number): 'lightsUp' | 'goesDark' | 'moreLamps' | 'fewerLamps' {
  if (before === 0) return 'lightsUp'
  if (after === 0) return 'goesDark'
  return after > before ? 'moreLamps' : 'fewerLamps'
}
