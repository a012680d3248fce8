/** A number as people read it: `12,000 元`, `12 个月`, `58.33%`. Money comes in fen, all else in its unit; two decimals at most. */
export function amountText(value: number, unit: string | null): string {
  const number = grouped(unit === '元' ? value / 100 : value)
  return unit === null || unit === '%' ? `${number}${unit ?? ''}` : `${number} ${unit}`
}

/** Digits grouped by hand: what `toLocaleString` gives depends on the machine, and phones lack it. */
function grouped(value: number): string {
  const hundredths = Math.round(Math.abs(value) * 100)
  const digits = String(Math.floor(hundredths / 100))
  let text = digits.slice(-3)
  for (let end = digits.length - 3; end > 0; end -= 3) text = `${digits.slice(Math.max(0, end - 3), end)},${text}`
  const rest = hundredths % 100
  // 0.5 and not 0.50: areas and minutes are no money.
  const decimals = rest === 0 ? '' : `.${String(rest / 100).slice(2)}`
  return `${value < 0 ? '-' : ''}${text}${decimals}`
}
