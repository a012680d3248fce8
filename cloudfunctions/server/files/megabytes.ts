/** As a person reads them, with one decimal and never less than it is. */
export function megabytes(bytes: number): number {
  return Math.ceil(bytes / 100_000) / 10
}
