/** Attributes by component, as Taro's lists have them: name to default. */
declare const ariaAttributes: Record<string, Record<string, string>>
export default ariaAttributes
