import { ROLE_ATTRIBUTE, TAPPABLE } from './role-attribute'

const TAPPABLE_ROLES: readonly string[] = ['button', 'link', 'radio', 'checkbox', 'switch', 'tab']

interface Spoken {
  /** button, link, radio, switch, heading, img, alert, status … as in WAI-ARIA. */
  readonly role?: string
  /** Of a heading: 1 for the page's title. The mini-program knows headings without levels. */
  readonly level?: 1 | 2
  /** What is read aloud instead of the content. */
  readonly label?: string
  /** Not read at all: pictures that only decorate. */
  readonly hidden?: boolean
  readonly checked?: boolean
  readonly disabled?: boolean
  /** Changes are read when they come. */
  readonly live?: 'polite' | 'assertive'
}

/**
 * Attributes by which a screen reader knows an element: `<View {...a11y({ role: 'button', label: '看病' })} />`. The one way on both
 * platforms: Taro's own `ariaLabel` is lost on H5, `aria-role` means nothing there and `role` nothing in the mini-program
 * (config/aria-attributes.js lists what its templates let through).
 */
export function a11y({
  role,
  level,
  label,
  hidden,
  checked,
  disabled,
  live,
}: Spoken): Readonly<Record<string, string>> {
  return {
    ...(role === undefined ? {} : { [ROLE_ATTRIBUTE]: role }),
    ...(role !== undefined && TAPPABLE_ROLES.includes(role) && disabled !== true ? TAPPABLE : {}),
    ...(level === undefined ? {} : { 'aria-level': String(level) }),
    ...(label === undefined ? {} : { 'aria-label': label }),
    ...(hidden === undefined ? {} : { 'aria-hidden': String(hidden) }),
    ...(checked === undefined ? {} : { 'aria-checked': String(checked) }),
    ...(disabled === undefined ? {} : { 'aria-disabled': String(disabled) }),
    ...(live === undefined ? {} : { 'aria-live': live }),
  }
}
