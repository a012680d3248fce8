import { countyOf } from '../../../src/domain/access/area'
import type { Actor } from '../../../src/domain/access/role'

/** The county of a person's posts, for questions that name none. Who has posts in two counties works in the first. */
export function countyOfPosts(actor: Actor): string {
  return countyOf(actor.posts[0]?.areaCode ?? '')
}
