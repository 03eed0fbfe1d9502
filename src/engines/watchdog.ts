import { spawn } from 'node:child_process';

/**
 * A tiny shell that waits on a pipe held by this process. If this process dies in whatever way, the pipe closes at once and
 * the shell ends `pid`: SIGTERM, and SIGKILL after 15 seconds. It costs no polling and stays in our process group.
 * The function answered calls it off; call it when `pid` has ended.
 */
export function watchOver(pid: number): () => void {
  const script = `trap '' INT TERM HUP
read -r word && exit 0
kill -TERM ${pid} 2>/dev/null || exit 0
for second in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15; do sleep 1; kill -0 ${pid} 2>/dev/null || exit 0; done
kill -KILL ${pid} 2>/dev/null`;
  const shell = spawn('/bin/sh', ['-c', script], {
    stdio: ['pipe', 'ignore', 'ignore'],
    env: { PATH: '/usr/bin:/bin' },
  });
  shell.on('error', () => undefined);
  shell.stdin.on('error', () => undefined);
  shell.unref();
  // The pipe alone must not keep this process alive either; sockets have unref, the declared type does not.
  if ('unref' in shell.stdin && typeof shell.stdin.unref === 'function') shell.stdin.unref();
  return () => {
    shell.stdin.end('done\n');
  };
}
