import { mayInVillage } from '../../../src/domain/access/permission-table'
import { ok } from '../../../src/domain/result'
import type { Evaluation } from '../../../src/domain/scoring/evaluation'
import { rulesAnsweredBy, type Catalogue } from '../../../src/domain/support/catalogue'
import { supportWarnings } from '../../../src/domain/support/warnings'
import { keepLook } from '../access/keep-look'
import type { Call, Handler } from '../handler'
import { countyOfPosts } from '../orders/county-of-posts'
import { ruleWords } from '../orders/rule-words'
import { villageNames } from '../orders/village-names'
import { currentEvaluation } from '../scoring/current-evaluation'
import { findLastRun } from '../scoring/score-run'
import { catalogueInForce } from './catalogue-in-force'
import { findHome } from './find-home'
import { listMeasures, listProgress } from './measure-repository'
import { viewMeasure } from './view-measure'
import { tellWarning } from './tell-warning'

/** All help of a household, what its score says of it, and what could be offered. */
export const measures: Handler<'measures'> = {
  county: (_payload, actor) => countyOfPosts(actor),
  async run(call, { householdId }) {
    const { tx, county, day, actor } = call
    const home = await findHome(call, householdId)
    if (!home.ok) return home
    const { householdNo, headName, villageCode } = home.value
    await keepLook(call, 'measures', { householdId, villageCode })
    const villages = await villageNames(tx, [villageCode])
    const known = await listMeasures(call, householdId)
    const progress = await listProgress(call, householdId)
    const { hits, unknown } = await loadResult(call, householdId)
    const named = await loadNamedRisks(call, householdId)
    const lastNight = (await findLastRun(tx, county))?.run_on ?? null
    const catalogue = catalogueInForce()
    return ok({
      today: day,
      household: { householdNo, headName, villageName: villages.get(villageCode) ?? villageCode },
      items: known.map((measure) => viewMeasure(measure, { catalogue, hits, lastNight, progress, actor })),
      warnings: supportWarnings({ measures: known, named, hits, unknown }, catalogue, day).map((warning) =>
        tellWarning(warning, known, catalogue),
      ),
      official: catalogue.official,
      catalogue: offers(catalogue, hits),
      mayPlan: mayInVillage(actor, 'planMeasure', villageCode),
    })
  },
}

/** Nothing fires in a household that no night has scored yet. */
async function loadResult({ tx, county }: Call, householdId: string): Promise<Pick<Evaluation, 'hits' | 'unknown'>> {
  const row = await tx
    .selectFrom('household_score')
    .select(currentEvaluation(county, 'household_score').as('evaluation'))
    .where('county_code', '=', county)
    .where('household_id', '=', householdId)
    .executeTakeFirst()
  return row?.evaluation ?? { hits: [], unknown: [] }
}

/** What the household is monitored for; nothing while it is not. */
async function loadNamedRisks({ tx, county }: Call, householdId: string): Promise<readonly string[]> {
  const row = await tx
    .selectFrom('monitored_household')
    .select('risks')
    .where('county_code', '=', county)
    .where('household_id', '=', householdId)
    .where('until_on', 'is', null)
    .executeTakeFirst()
  return row?.risks ?? []
}

function offers(catalogue: Catalogue, hits: Evaluation['hits']) {
  return catalogue.measures.map((measure) => {
    const { code, name, items, way, department, proof } = measure
    const answered = rulesAnsweredBy(catalogue, measure)
    const fits = hits.filter(({ rule, points }) => points > 0 && answered.includes(rule))
    return {
      ...{ code, name, items: [...items], way, department, proof },
      fits: fits.map(({ rule }) => ({ rule, name: ruleWords(rule).name })),
    }
  })
}
