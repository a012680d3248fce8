/** The mini-program cannot move a screen reader's focus; there the error is read out when it appears (`role: alert`). */
export function focusIn(): void {}
