import pg from 'pg'
import { freshDatabase } from '../support/test-database'

async function connect(url: string): Promise<pg.Client> {
  const client = new pg.Client(url)
  // The server ends it when the database is dropped.
  client.on('error', () => undefined)
  await client.connect()
  return client
}

test('each test file has a database of its own, and drop takes it away with its connections', async () => {
  const [one, two] = [await freshDatabase(), await freshDatabase()]
  const owner = await connect(one.ownerUrl)
  await owner.query('CREATE TABLE only_here (x int)')
  const other = await connect(two.ownerUrl)
  await expect(other.query('SELECT * FROM only_here')).rejects.toThrow('does not exist')
  const app = await connect(one.appUrl)
  await expect(app.query('SELECT * FROM only_here')).rejects.toThrow('permission denied')
  await Promise.all([one.drop(), two.drop()])
  await expect(connect(one.ownerUrl)).rejects.toThrow('does not exist')
})
