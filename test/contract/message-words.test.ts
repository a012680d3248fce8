import { MESSAGE_WORDS } from '../../src/contract/message-words'
import { TOPICS } from '../../src/domain/message/topic'

test.each(TOPICS)('%s fits into a subscription message, and has no place for anything of anybody', (topic) => {
  expect(MESSAGE_WORDS[topic]).toMatch(/^[\u4e00-\u9fff，]{6,20}$/)
})
