import { pause } from './pause.ts';

/** A sleep that ends early when somebody calls. A call that comes while nobody sleeps counts for the next sleep, so none is lost. */
export class Waker {
  private called = false;
  private rouse: (() => void) | null = null;

  /** Ends the sleep under way, or the next one. */
  wake(): void {
    this.called = true;
    this.rouse?.();
  }

  /** Sleeps `ms`, or until `wake` or the signal's end. True when it was called awake. */
  async sleep(ms: number, signal: AbortSignal): Promise<boolean> {
    if (!this.called && !signal.aborted) {
      const over = new AbortController();
      await Promise.race([pause(ms, AbortSignal.any([signal, over.signal])), new Promise<void>((resolve) => { this.rouse = resolve; })]);
      over.abort(); // the clock of a sleep cut short must not keep the process
      this.rouse = null;
    }
    const called = this.called;
    this.called = false;
    return called;
  }
}
