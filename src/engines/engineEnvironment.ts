const passedOn = ['PATH', 'HOME', 'TMPDIR', 'LANG', 'TZ', 'USER'];

/** What an engine sees of the environment: enough to run, none of Continuo's secrets, and none of the settings it would take for its own. */
export function engineEnvironment(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(environment).filter(([name]) => passedOn.includes(name)));
}
