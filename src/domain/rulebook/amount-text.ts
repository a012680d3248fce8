/** A number as people read it: `12,000 元`, `12 个月`, `58.33%`. Money comes in fen, all else in its unit; two decimals at most. */
export function amountText(value: number, unit: string | null): string {
  const inUnit = unit === '元' ? value / 100 : value
  const number = thousands(Math.round(inUnit * 100) / 100)
  return unit === null || unit === '%' ? `${number}${unit ?? ''}` : `${number} ${unit}`
}

/** Digits grouped by hand: what `toLocaleString` gives depends on the machine, and phones lack it. */
function thousands(value: number): string {
  const [whole = '', decimals] = String(Math.abs(value)).split('.')
  let grouped = whole.slice(-3)
  for (let end = whole.length - 3; end > 0; end -= 3) grouped = `${whole.slice(Math.max(0, end - 3), end)},${grouped}`
  return `${value < 0 ? '-' : ''}${grouped}${decimals === undefined ? '' : `.${decimals}`}`
}
