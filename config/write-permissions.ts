// Writes docs/permissions.md anew: node --import tsx config/write-permissions.ts
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { permissionsPage } from './permissions-page'

writeFileSync(path.resolve(__dirname, '../docs/permissions.md'), permissionsPage())
