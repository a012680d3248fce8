import type { FileFaultCode } from '../../../src/domain/comparison/file-faults'
import type { Refusal } from '../../../src/domain/result'

/**
 * A file that turned out unreadable after some of its lines were read. Thrown, because only that takes back the transaction
 * that the lines went into; whoever began the transaction makes a refusal of it.
 */
export class FileRefused extends Error {
  constructor(readonly refusal: Refusal<FileFaultCode>) {
    super(refusal.code)
  }
}
