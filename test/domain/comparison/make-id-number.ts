/** A right ID number for an invented person; the check character is worked out here once more, apart from the code under test. */
export function makeIdNumber(birth: string, order = 3, area = '610999'): string {
  const body = `${area}${birth.replaceAll('-', '')}${String(order).padStart(3, '0')}`
  // ISO 7064 MOD 11-2, the recursive form.
  let rest = 0
  for (const digit of body) rest = ((rest + Number(digit)) * 2) % 11
  const check = (12 - rest) % 11
  return body + (check === 10 ? 'X' : String(check))
}
