/** A calendar day as text, `YYYY-MM-DD`: sorts, compares and travels as itself, and knows no time zone. */
export type Day = string
