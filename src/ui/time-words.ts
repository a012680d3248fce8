import dayjs from 'dayjs'

/** 今天 9:12, or 11月22日 9:12: when something was fetched, by this phone's clock. */
export function timeWords(at: Date, now: Date): string {
  return dayjs(at).format(dayjs(at).isSame(now, 'day') ? '今天 H:mm' : 'M月D日 H:mm')
}
