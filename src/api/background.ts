/** Work that goes on after its request was answered: bounded, counted, and awaited at shutdown. */
export interface Background {
  /** Takes a task, or refuses it (false) when too much is waiting; the relay then does it from what is stored. */
  run(task: () => Promise<void>): boolean;
  /** Waits until everything taken is done, at most `timeoutMs`. */
  drain(timeoutMs: number): Promise<void>;
}

/** Makes a {@link Background} that runs `atOnce` tasks and lets `waiting` more queue. */
export function createBackground(options: {
  readonly atOnce: number;
  readonly waiting: number;
  readonly onFailure: (error: unknown) => void;
}): Background {
  const queue: (() => Promise<void>)[] = [];
  let running = 0;
  let idle: (() => void)[] = [];

  const next = (): void => {
    const task = queue.shift();
    if (!task) {
      if (running === 0) {
        for (const tell of idle) tell();
        idle = [];
      }
      return;
    }
    running++;
    void task()
      .catch(options.onFailure)
      .finally(() => {
        running--;
        next();
      });
  };

  return {
    run(task) {
      if (running >= options.atOnce && queue.length >= options.waiting) return false;
      queue.push(task);
      if (running < options.atOnce) next();
      return true;
    },
    async drain(timeoutMs) {
      if (running === 0 && queue.length === 0) return;
      let timer: NodeJS.Timeout | undefined;
      const late = new Promise<void>((resolve) => (timer = setTimeout(resolve, timeoutMs)));
      await Promise.race([new Promise<void>((resolve) => idle.push(resolve)), late]);
      clearTimeout(timer);
    },
  };
}
