/** Who a person is to the system. A villager is anyone whose WeChat identity is bound to no post. */
export const ROLES = [
  'villager',
  'villageCadre',
  'gridWorker',
  'workTeam',
  'townshipOfficer',
  'countyOfficer',
  'timer',
] as const
export type Role = (typeof ROLES)[number]
export type StaffRole = Exclude<Role, 'villager' | 'timer'>

/** Words of the staff file (`config/feeds/staff.json`) and of the screens. */
export const ROLE_WORDS = {
  villager: '群众',
  villageCadre: '村干部',
  gridWorker: '网格员',
  workTeam: '驻村工作队',
  townshipOfficer: '乡镇干部',
  countyOfficer: '县级干部',
  timer: '定时任务',
} as const satisfies Record<Role, string>

/** A post: this role in this area (division code of 6, 9 or 12 digits). */
export interface Post {
  readonly role: StaffRole
  readonly areaCode: string
}

/** Who is asking, as the platform and the staff register say; never what a request says of itself. */
export interface Actor {
  /** `staff:<id>`, `villager:<hash>` or `timer`: what events and receipts record. */
  readonly id: string
  readonly name: string
  readonly posts: readonly Post[]
  readonly kind: 'staff' | 'villager' | 'timer'
}

/** The id of the staff register in an actor's id; an actor without a post has none. */
export function staffIdOf(actor: Pick<Actor, 'id' | 'kind'>): string | null {
  return actor.kind === 'staff' ? actor.id.slice('staff:'.length) : null
}
