import { endpoint } from '../server/endpoint'
import { importFile } from './import-file'

export const main = endpoint('importer', { importFile })
