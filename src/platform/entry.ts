import * as z from 'zod/mini'
import { householdCode } from '../contract/schema'

type Query = Readonly<Record<string, string | undefined>>

/**
 * The household code with which a page was opened, or undefined. Three ways lead here:
 * `scene` of a mini-program code (encoded; iOS and Android differ in how often, so it is decoded and split on the first `=`),
 * `q` of an ordinary link code (the whole address, encoded: `https://…/h/CODE` or `…?code=CODE`), and `code` of our own links.
 * A text that cannot be a household code is given back as it is: the server says 这个码不是户码.
 */
export function entryFromQuery(query: Query): string | undefined {
  return tidy(fromScene(query.scene) ?? fromLink(query.q) ?? decode(query.code))
}

/** The code in what the camera read: a path of the mini-program, a web address, or the code alone. */
export function entryFromScan(scanned: { readonly path?: string; readonly result?: string }): string | undefined {
  const path = scanned.path ?? ''
  if (path.includes('?')) return entryFromQuery(queryOf(path))
  return tidy(fromLink(scanned.result))
}

/** Whether it has the form of a household code at all. */
export function looksLikeCode(text: string): boolean {
  return z.safeParse(householdCode, text).success
}

function fromScene(scene: string | undefined): string | undefined {
  if (scene === undefined) return undefined
  const text = decode(scene) ?? ''
  const [name, value] = splitOnce(text, '=')
  return value ?? name
}

function fromLink(link: string | undefined): string | undefined {
  if (link === undefined) return undefined
  const text = decode(link) ?? ''
  const named = queryOf(text).code
  if (named !== undefined) return decode(named)
  const [path] = splitOnce(text, '?')
  return path
    ?.split('/')
    .filter((part) => part !== '')
    .at(-1)
}

function queryOf(address: string): Query {
  const query = address.split('?').slice(1).join('&')
  return Object.fromEntries(query.split('&').map((pair) => splitOnce(pair, '=')))
}

function splitOnce(text: string, mark: string): [string, string | undefined] {
  const at = text.indexOf(mark)
  return at < 0 ? [text, undefined] : [text.slice(0, at), text.slice(at + 1)]
}

function decode(text: string | undefined): string | undefined {
  if (text === undefined) return undefined
  try {
    return decodeURIComponent(text)
  } catch {
    // A lone % of a foreign code.
    return text
  }
}

function tidy(code: string | undefined): string | undefined {
  const text = code?.trim().toUpperCase()
  return text === '' ? undefined : text
}
