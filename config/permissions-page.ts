import { leavesTrace } from '../src/contract/operations'
import { FIELD_POLICY, PRIVATE_FIELD_WORDS, PRIVATE_FIELDS } from '../src/domain/access/field-policy'
import { OPERATION_WORDS } from '../src/domain/access/operation-words'
import { OPERATIONS, PERMISSIONS, type Grants, type Relation } from '../src/domain/access/permission-table'
import { ROLE_WORDS, ROLES, type StaffRole } from '../src/domain/access/role'

/** How the thing asked for must lie to the person, as a cell of the table and as its legend. */
const RELATIONS = {
  code: ['有码', 'whoever holds the code, of the household, the notice or the invitation'],
  own: ['自己报的', 'what this identity sent itself'],
  area: ['辖区内', 'inside the area of a post'],
  township: [
    '转到镇里的',
    'inside the area of a post, and only orders that went to the township because the village has nobody',
  ],
  none: ['可以', 'nothing in particular'],
} as const satisfies Record<Relation, readonly [cell: string, means: string]>

/** `docs/permissions.md`: the permission table and the field policy as people read them. Generated, so that it is what the code asks. */
export function permissionsPage(): string {
  return [
    '# Who may do what',
    '',
    'Generated from `src/domain/access` and `src/contract` by `node --import tsx config/write-permissions.ts`; `test/tooling/permissions-page.test.ts` fails when',
    'it is not what the code asks. An empty cell is refused with `permission.role` before anything is read.',
    '',
    table(['', '', ...ROLES.map((role) => `${ROLE_WORDS[role]}<br>${role}`), '查看记录'], OPERATIONS.map(operationRow)),
    '',
    ...Object.values(RELATIONS).map(([cell, means]) => `- **${cell}**: ${means}`),
    '- **留**: opens the page of a household, or a value of it: who did, in which post and when, is kept in `access_log`',
    '',
    '## What is masked',
    '',
    'Lists show none of these. On the page of an order they are shown as below; who may see one whole for a reason does so with `revealField`,',
    'and the look is kept in `access_log`.',
    '',
    table(['', '', 'whoever visits', 'anybody else of the area', 'whole for a reason'], PRIVATE_FIELDS.map(fieldRow)),
    '',
  ].join('\n')
}

function operationRow(operation: (typeof OPERATIONS)[number]): readonly string[] {
  const grants: Grants = PERMISSIONS[operation]
  const cells = ROLES.map((role) => {
    const relation = grants[role]
    return relation === undefined ? '' : RELATIONS[relation][0]
  })
  return [OPERATION_WORDS[operation], `\`${operation}\``, ...cells, leavesTrace(operation) ? '留' : '']
}

function fieldRow(field: (typeof PRIVATE_FIELDS)[number]): readonly string[] {
  const { visitor, overseer, revealedTo } = FIELD_POLICY[field]
  const roles: readonly StaffRole[] = revealedTo
  return [
    PRIVATE_FIELD_WORDS[field],
    `\`${field}\``,
    visitor,
    overseer,
    roles.map((role) => ROLE_WORDS[role]).join('、'),
  ]
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')
}
