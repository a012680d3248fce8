import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

const FOLDER = path.resolve(__dirname, '../fixtures/cases')
const REGISTER = ['areas', 'households', 'members']

/** The files of the published cases in the order in which a county hands them over: the register, then the departments. */
export function caseFiles(): readonly { readonly feed: string; readonly content: Buffer }[] {
  const files = readdirSync(FOLDER).filter((file) => !file.endsWith('.json'))
  const isRegister = (file: string) => REGISTER.includes(path.parse(file).name)
  const register = REGISTER.flatMap((feed) => files.filter((file) => path.parse(file).name === feed))
  return [...register, ...files.filter((file) => !isRegister(file))].map((file) => ({
    feed: path.parse(file).name,
    content: readFileSync(path.join(FOLDER, file)),
  }))
}
