/** A reason the platform cannot start, with the way out. Printed as two plain sentences, never as a stack. */
export class StartError extends Error {
  constructor(readonly code: string, readonly what: string, readonly wayOut: string) {
    super(`${what} ${wayOut}`);
    this.name = 'StartError';
  }
}
