import { readdirSync } from 'node:fs'
import path from 'node:path'
import { feeds, findFeed } from '../../../cloudfunctions/server/import/feeds'

test('every definition in config/feeds is in the list, under the name of its file', () => {
  const files = readdirSync('config/feeds').map((file) => path.parse(file).name)
  expect(feeds.map((feed) => feed.id).sort()).toEqual(files.sort())
  expect(findFeed('weather')).toBeUndefined()
})

test('every department’s file names a person, a day, and what makes a row the same', () => {
  for (const feed of feeds.filter(({ kind }) => kind === 'department')) {
    const required = feed.columns.filter((column) => column.required).map(({ field }) => field)
    expect([feed.id, required]).toEqual([feed.id, expect.arrayContaining([feed.person, feed.date])])
    expect([feed.id, feed.key.length > 0]).toEqual([feed.id, true])
  }
})

test('whatever says who a person is or where they live is secret', () => {
  for (const { id, columns } of feeds) {
    const open = columns.filter(
      (column) => /身份证|手机号|电话|住址|残疾人证|openid/.test(column.header) && !column.secret,
    )
    expect([id, open]).toEqual([id, []])
  }
})

test('silence means what the rulebook’s reading rules build on', () => {
  const silent = feeds.filter(({ kind, absence }) => kind === 'department' && absence === 'nothing').map(({ id }) => id)
  expect(silent).toEqual(['medical', 'illness', 'assistance', 'disability', 'disaster', 'population', 'assets'])
})
