import measures from '../../../config/policies/measures.json'
import riskTypes from '../../../config/policies/risk-types.json'
import { parseRiskTypes } from '../../../src/domain/risk/risk-type'
import { parseCatalogue, type Catalogue } from '../../../src/domain/support/catalogue'
import type { Measure } from '../../../src/domain/support/measure'
import { valueOf } from '../../support/default-rulebook'

export const risks = valueOf(parseRiskTypes(riskTypes))
export const catalogue: Catalogue = valueOf(parseCatalogue(measures, risks))

export const TODAY = '2026-11-23'

export function planned(change: Partial<Measure> = {}): Measure {
  return {
    measureId: 'm1',
    householdId: 'h1',
    villageCode: '610999101001',
    code: 'M02',
    item: '公益岗位',
    answers: ['R13', 'R14', 'R15', 'R19', 'R20'],
    department: '人社局',
    state: 'planned',
    plannedOn: '2026-11-02',
    startBy: '2026-12-01',
    until: '2027-11-30',
    startedOn: null,
    endedOn: null,
    reason: null,
    version: 1,
    ...change,
  }
}

export function inForce(change: Partial<Measure> = {}): Measure {
  return planned({ state: 'inForce', startedOn: '2026-11-10', version: 2, ...change })
}
