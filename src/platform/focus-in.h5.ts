const TAKES_FOCUS = '[tabindex="0"], input, textarea'

/** Gives the focus to the first thing in a part of the page that can take it. The page in front comes last in the document. */
export function focusIn(selector: string): void {
  const [place] = [...document.querySelectorAll(selector)].reverse()
  place?.querySelector<HTMLElement>(TAKES_FOCUS)?.focus({ preventScroll: true })
}
