const KEY = 'wudeng.as'

/**
 * Who the local host takes this browser tab for: `?as=` of its links, before or after the hash. Remembered for the tab, so that
 * a villager and a cadre can be open side by side. Exists on H5 only; the mini-program is told by WeChat.
 */
export function currentIdentity(): string | undefined {
  const told =
    new URLSearchParams(location.search).get('as') ?? new URLSearchParams(location.hash.split('?')[1]).get('as')
  if (told !== null && told !== '') sessionStorage.setItem(KEY, told)
  return sessionStorage.getItem(KEY) ?? undefined
}
