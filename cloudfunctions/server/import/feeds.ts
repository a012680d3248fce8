import areas from '../../../config/feeds/areas.json'
import staff from '../../../config/feeds/staff.json'
import households from '../../../config/feeds/households.json'
import members from '../../../config/feeds/members.json'
import medical from '../../../config/feeds/medical.json'
import insurance from '../../../config/feeds/insurance.json'
import illness from '../../../config/feeds/illness.json'
import education from '../../../config/feeds/education.json'
import housing from '../../../config/feeds/housing.json'
import water from '../../../config/feeds/water.json'
import assistance from '../../../config/feeds/assistance.json'
import disability from '../../../config/feeds/disability.json'
import employment from '../../../config/feeds/employment.json'
import disaster from '../../../config/feeds/disaster.json'
import population from '../../../config/feeds/population.json'
import assets from '../../../config/feeds/assets.json'
import type { Feed } from '../../../src/domain/comparison/feed'
import { parseFeed } from '../../../src/domain/comparison/parse-feed'

export const householdsFeed = parseFeed(households)
/** Members that waited for their household come in with the households file. */
export const membersFeed = parseFeed(members)

/** All files that a county hands over: the four of the register first, then the departments. A new definition is added to this list. */
export const feeds: readonly Feed[] = [
  areas,
  staff,
  households,
  members,
  medical,
  insurance,
  illness,
  education,
  housing,
  water,
  assistance,
  disability,
  employment,
  disaster,
  population,
  assets,
].map(parseFeed)

/** Undefined when no such feed is defined. */
export function findFeed(id: string): Feed | undefined {
  return feeds.find((feed) => feed.id === id)
}
