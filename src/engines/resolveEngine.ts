import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { cacheState, installIntoCache, removeFromCache } from './cacheFolder';
import { faultOfProgram, findOnPath } from './checkProgram';
import { withClaim } from './claim';
import { EngineError, firstLine } from './engineError';
import type { EngineRecipe, EngineSource, ResolvedEngine } from './engineRecipe';
import { withProgress, type Report } from './report';

/** Where to look for engines. */
export interface ResolveOptions {
  /** The program named in the environment, if any. */
  readonly binary: string | undefined;
  readonly cacheRoot: string;
  /** For PATH and for the tools that fetch. */
  readonly environment: NodeJS.ProcessEnv;
  readonly report: Report;
}

/**
 * Finds an engine's program: named in the environment, on PATH, in the cache, else fetched into the cache. Says in one line
 * which was taken. Throws {@link EngineError} with all that was tried and the ways out.
 */
export async function resolveEngine(recipe: EngineRecipe, options: ResolveOptions): Promise<ResolvedEngine> {
  const { environment, report } = options;
  if (options.binary !== undefined) {
    const fault = await faultOfProgram(recipe, options.binary, environment);
    if (fault === undefined) return taken(recipe, options, { program: options.binary, origin: 'variable' });
    throw new EngineError(
      `${recipe.binaryVariable} names ${options.binary}, which can't be used: ${fault}. Correct it, or unset it to let Continuo look further.`,
    );
  }
  const tried = [`${recipe.binaryVariable} (not set)`];
  const onPath = await findOnPath(recipe.command, environment);
  if (onPath !== undefined) {
    const fault = await faultOfProgram(recipe, onPath, environment);
    if (fault === undefined) return taken(recipe, options, { program: onPath, origin: 'path' });
    report(`${recipe.title}: ${onPath} is passed over: ${fault}.`);
    tried.push(`${onPath} (${fault})`);
  } else {
    tried.push(`"${recipe.command}" on PATH (not there)`);
  }
  const versions = [...new Set(recipe.sources.map((source) => source.version))];
  for (const version of versions) {
    const program = await fromCache(recipe, version, options);
    if (program !== undefined) return taken(recipe, options, { program, origin: 'cache' });
  }
  tried.push(`the cache ${options.cacheRoot} (not there)`);
  for (const source of recipe.sources) {
    try {
      const program = await fetchOnce(recipe, source, options);
      return taken(recipe, options, { program, origin: source.kind });
    } catch (error) {
      const reason = firstLine(error);
      report(`${recipe.title}: no luck with ${source.how}: ${reason}`);
      tried.push(`${source.how} (${reason})`);
    }
  }
  throw new EngineError(`${recipe.title} can't be had here. Tried: ${tried.join('; ')}. Ways out: ${recipe.waysOut}`);
}

function taken(recipe: EngineRecipe, options: ResolveOptions, engine: ResolvedEngine): ResolvedEngine {
  const where = {
    variable: `named in ${recipe.binaryVariable}`,
    path: 'found on PATH',
    cache: 'from the cache of an earlier start',
    official: 'from the official download',
    registry: 'from the package registry',
  }[engine.origin];
  options.report(`${recipe.title}: ${engine.program} (${where})`);
  return engine;
}

const folderOf = (recipe: EngineRecipe, version: string, options: ResolveOptions) =>
  path.join(options.cacheRoot, `${recipe.engine}-${version}`);

async function faultOfCache(recipe: EngineRecipe, folder: string, environment: NodeJS.ProcessEnv) {
  const state = await cacheState(folder);
  if (state.kind !== 'whole') return state;
  const fault = await faultOfProgram(recipe, path.join(folder, recipe.command), environment);
  return fault === undefined ? state : ({ kind: 'broken', fault } as const);
}

async function fromCache(recipe: EngineRecipe, version: string, options: ResolveOptions): Promise<string | undefined> {
  const folder = folderOf(recipe, version, options);
  const program = path.join(folder, recipe.command);
  const state = await faultOfCache(recipe, folder, options.environment);
  if (state.kind === 'whole') return program;
  if (state.kind === 'empty') return undefined;
  return guarded(recipe, folder, options, async () => {
    // Looked at again: somebody else may have mended it while we waited.
    const now = await faultOfCache(recipe, folder, options.environment);
    if (now.kind === 'whole') return program;
    if (now.kind === 'broken') {
      options.report(`${recipe.title}: the cached ${folder} is broken (${now.fault}); it is removed and made anew.`);
      await removeFromCache(folder);
    }
    return undefined;
  });
}

async function fetchOnce(recipe: EngineRecipe, source: EngineSource, options: ResolveOptions): Promise<string> {
  const { environment, report } = options;
  const folder = folderOf(recipe, source.version, options);
  const program = path.join(folder, recipe.command);
  await mkdir(options.cacheRoot, { recursive: true }).catch((error: unknown) => {
    throw new EngineError(`the cache folder ${options.cacheRoot} can't be made: ${firstLine(error)}`);
  });
  return guarded(recipe, folder, options, async () => {
    if ((await faultOfCache(recipe, folder, environment)).kind === 'whole') return program;
    const what = `${recipe.title} ${source.version}: ${source.how}`;
    report(`${what} …`);
    const install = installIntoCache(folder, async (draft) => {
      await source.fetch({ folder: draft, environment, report });
      const fault = await faultOfProgram(recipe, path.join(draft, recipe.command), environment);
      if (fault !== undefined) throw new EngineError(`what came can't be used: ${fault}`);
    });
    await withProgress(report, what, install);
    return program;
  });
}

function guarded<Result>(recipe: EngineRecipe, folder: string, options: ResolveOptions, work: () => Promise<Result>) {
  const onWait = () => options.report(`${recipe.title}: another start is preparing it; waiting for that one.`);
  return withClaim(`${folder}.claim`, onWait, work);
}
