export const ROLE_ATTRIBUTE = 'role'
/** What can be tapped can be reached with the keyboard. */
export const TAPPABLE = { tabindex: '0' }
