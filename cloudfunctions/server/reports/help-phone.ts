/** The national line for help against poverty. A cadre's own number is not given to whoever scans a door. */
export const HELP_PHONE = '12317'
