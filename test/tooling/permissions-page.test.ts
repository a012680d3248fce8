import { readFileSync } from 'node:fs'
import path from 'node:path'
import { permissionsPage } from '../../config/permissions-page'

test('docs/permissions.md says what the code asks; else run node --import tsx config/write-permissions.ts', () => {
  const written = readFileSync(path.resolve(__dirname, '../../docs/permissions.md'), 'utf8')
  expect(written).toBe(permissionsPage())
})
