import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import * as z from 'zod'
import { addDays } from '../../../src/domain/calendar/day-number'
import { BENCH_DAY } from '../generator/city'
import type { Calendar } from './bench'

const schema = z.object({ days: z.number(), deliveries: z.number() })

export function openCalendar(file: string): Calendar {
  const kept = existsSync(file) ? schema.parse(JSON.parse(readFileSync(file, 'utf8'))) : { days: 0, deliveries: 0 }
  const keep = () => {
    writeFileSync(file, JSON.stringify(kept))
  }
  const today = () => addDays(BENCH_DAY, kept.days)
  return {
    today,
    pass(days) {
      kept.days += days
      keep()
      return today()
    },
    nextDelivery() {
      kept.deliveries += 1
      keep()
      return kept.deliveries
    },
  }
}
