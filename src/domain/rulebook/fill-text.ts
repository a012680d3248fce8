import { amountText } from './amount-text'
import type { Rulebook } from './rulebook'

/** A text of the rulebook with its numbers in place: `超过{medicalLarge}` becomes `超过 26,000 元`, whatever a county set it to. */
export function fillText({ numbers }: Rulebook, text: string): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const number = numbers[name]
    return number === undefined
      ? whole
      : ` ${amountText(number.unit === '元' ? number.value * 100 : number.value, number.unit)}`
  })
}
