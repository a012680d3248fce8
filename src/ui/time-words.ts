/** 今天 9:12, or 11月22日 9:12: when something was fetched, by this phone's clock. */
export function timeWords(at: Date, now: Date): string {
  const time = `${at.getHours()}:${String(at.getMinutes()).padStart(2, '0')}`
  const today = at.toDateString() === now.toDateString()
  return today ? `今天 ${time}` : `${at.getMonth() + 1}月${at.getDate()}日 ${time}`
}
