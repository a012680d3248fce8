import { generateCounty } from '../../../cloudfunctions/local/demo/county'
import { STORIES } from '../../../cloudfunctions/local/demo/stories'
import { parseIdNumber } from '../../../src/domain/comparison/id-number'

const DAY = '2026-11-23'
const county = generateCounty(DAY)

function rowsOf(feed: string, delivery = 0): Record<string, string>[] {
  const text = county.deliveries[delivery]?.files.find((file) => file.feed === feed)?.text ?? ''
  const [header = '', ...lines] = text.trimEnd().split('\n')
  const names = header.split(',')
  return lines.map((line) => Object.fromEntries(line.split(',').map((value, i) => [names[i] ?? '', value])))
}

describe('the demo county', () => {
  test('is the same again for the same seed and day', () => {
    expect(generateCounty(DAY)).toEqual(county)
  })

  test('is another one for another seed', () => {
    expect(generateCounty(DAY, 7).deliveries[0]).not.toEqual(county.deliveries[0])
  })

  test('has a township, four villages, one of them without a cadre, and about 400 households', () => {
    expect(rowsOf('areas').map((row) => row['代码']?.length)).toEqual([2, 4, 6, 9, 12, 12, 12, 12])
    const villages = new Set(rowsOf('households').map((row) => row['村代码']))
    const withCadre = rowsOf('staff')
      .filter((row) => row['角色'] === '村干部')
      .map((row) => row['区划代码'])
    expect(villages.size).toBe(4)
    expect(new Set(withCadre).size).toBe(3)
    expect(rowsOf('households')).toHaveLength(400)
  })

  test('has the size of households that domain research gives, about 3.2 people', () => {
    const people = rowsOf('members').length
    expect(people / 400).toBeGreaterThan(2.9)
    expect(people / 400).toBeLessThan(3.5)
  })

  test('gives everybody a valid ID number of its own, with the code of the county that does not exist', () => {
    const numbers = rowsOf('members').map((row) => row['身份证号'] ?? '')
    expect(new Set(numbers).size).toBe(numbers.length)
    expect(numbers.filter((number) => !parseIdNumber(number, DAY).ok || !number.startsWith('610999'))).toEqual([])
  })

  test('names the household of every story', () => {
    const known = new Set(rowsOf('households').map((row) => row['户编号']))
    expect(county.storyHouseholds).toHaveLength(STORIES.length)
    expect(county.storyHouseholds.filter((householdNo) => !known.has(householdNo))).toEqual([])
  })

  test('hands the records of later deliveries over later', () => {
    expect(county.deliveries.map(({ day }) => day)).toEqual(['2026-10-30', '2026-11-15', '2026-11-23'])
    expect(rowsOf('medical', 1)).toHaveLength(2)
    expect(rowsOf('medical', 2)).toHaveLength(2)
  })
})
