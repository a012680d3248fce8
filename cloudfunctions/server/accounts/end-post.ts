import { decideEndPost } from '../../../src/domain/access/standing-post'
import { ok, refuse } from '../../../src/domain/result'
import type { Handler } from '../handler'
import { countyOfPosts } from '../orders/county-of-posts'
import { endStandingPost, findPost } from './posts'

/** Ends somebody's post at once: their next call finds it gone. Who comes back is invited again. */
export const endPost: Handler<'endPost'> = {
  county: (_payload, actor) => countyOfPosts(actor),
  async run(call, { staffId }) {
    const post = await findPost(call, staffId)
    if (post === undefined) return refuse('post.unknown')
    const decided = decideEndPost(post, call.actor, call.day)
    if (!decided.ok) return decided
    if (!(await endStandingPost(call, staffId))) return refuse('post.ended')
    const { role, areaCode } = post
    call.record({ type: 'staff.postEnded', subjectId: staffId, payload: { role, area: areaCode } })
    return ok({})
  },
}
