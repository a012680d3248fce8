/** A browser has no scanner of its own: the phone's camera opens the link of the door plate. */
export const CAN_SCAN = false

export function scanCode(): Promise<string | undefined> {
  return Promise.resolve(undefined)
}
