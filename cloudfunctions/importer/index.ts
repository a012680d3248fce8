import { endpoint } from '../server/endpoint'
import { importFile } from './import-file'
import { undoImport } from './undo-import'

export const main = endpoint('importer', { importFile, undoImport })
