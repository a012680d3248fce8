import type { Department } from './department'
import { education } from './education'
import { employment } from './employment'
import { disaster, housing, water } from './living'
import { medical } from './medical'
import { assets, assistance, disability, illness, insurance, population } from './welfare'

/**
 * Every department that delivers, with its share of all records in the real system: medical 62, employment 18, education 5,
 * assistance 4, housing and water 3.4 each, registrations (here insurance and population) 2, disability 1.5, disaster 0.7 of
 * a hundred. Illness and assets, which it does not count apart, take 0.3 of medical's.
 */
export const departments: readonly Department[] = [
  ...[medical, employment, education, assistance, housing, water],
  ...[insurance, disability, disaster, illness, population, assets],
]
