import { a11y } from '../../../src/platform/a11y'

test('nothing said, nothing written', () => {
  expect(a11y({})).toEqual({})
})

test('what can be tapped is reached with the keyboard; what is disabled is not', () => {
  expect(a11y({ role: 'radio', label: '看病', checked: false })).toEqual({
    role: 'radio',
    tabindex: '0',
    'aria-label': '看病',
    'aria-checked': 'false',
  })
  expect(a11y({ role: 'button', disabled: true })).toEqual({ role: 'button', 'aria-disabled': 'true' })
  expect(a11y({ role: 'heading', level: 1 })).toEqual({ role: 'heading', 'aria-level': '1' })
  expect(a11y({ role: 'img', label: '预警灯' })).toEqual({ role: 'img', 'aria-label': '预警灯' })
})
