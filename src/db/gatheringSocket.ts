import { Socket } from 'node:net';

/**
 * A socket that sends what is written at one go with one system call: the statements of a short transaction travel together.
 * Behind TLS it behaves like any other.
 */
export class GatheringSocket extends Socket {
  #gathering = false;

  override write(...args: unknown[]): boolean {
    if (!this.#gathering) {
      this.#gathering = true;
      this.cork();
      process.nextTick(() => {
        this.#gathering = false;
        this.uncork();
      });
    }
    return Reflect.apply(super.write, this, args);
  }
}
