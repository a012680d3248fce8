export const ROLE_ATTRIBUTE = 'aria-role'
export const TAPPABLE = {}
