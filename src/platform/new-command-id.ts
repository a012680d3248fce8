/**
 * A version-4 UUID. It is no secret (the server keeps receipts by person), it only must not repeat, and mini-programs have
 * no `crypto`: so plain randomness.
 */
export function newCommandId(): string {
  return 'xxxxxxxx-xxxx-4xxx-8xxx-xxxxxxxxxxxx'.replace(/x/g, () => Math.floor(Math.random() * 16).toString(16))
}
