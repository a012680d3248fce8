/** Thrown to take a transaction back after it has shown what it would do. */
export class Rehearsed<T> extends Error {
  constructor(readonly outcome: T) {
    super('rehearsed')
  }
}
