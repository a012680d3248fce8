import { lampLabel, lampLevel } from '../../../src/ui/lamp-words'

describe('lamps in words', () => {
  it('reads a number outside the five lamps as the nearest', () => {
    expect(lampLabel(-1)).toBe('预警灯亮0盏，共5盏，未亮灯')
    expect(lampLabel(9)).toBe('预警灯亮5盏，共5盏，紧急')
  })

  it('has a level for each number', () => {
    const numbers = [0, 1, 2, 3, 4, 5]
    expect(numbers.map(lampLevel)).toEqual(['none', 'blue', 'yellow', 'orange', 'red', 'red'])
    expect(lampLabel(2)).toBe('预警灯亮2盏，共5盏，关注')
  })
})
