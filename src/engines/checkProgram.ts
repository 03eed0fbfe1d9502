import { constants } from 'node:fs';
import { access, stat } from 'node:fs/promises';
import path from 'node:path';
import { codeOf } from './engineError';
import type { EngineRecipe } from './engineRecipe';
import { runTool } from './runTool';

/** Answers in a few words why a program can't be used, or undefined when it can. */
export async function faultOfProgram(
  recipe: EngineRecipe,
  program: string,
  environment: NodeJS.ProcessEnv,
): Promise<string | undefined> {
  try {
    if (!(await stat(program)).isFile()) return 'it is not a file';
    await access(program, constants.X_OK);
  } catch (error) {
    return codeOf(error) === 'ENOENT' ? 'it does not exist' : 'it is not executable';
  }
  if (!recipe.answersVersion) return undefined;
  const result = await runTool(program, ['--version'], { environment, timeoutMs: 30_000 });
  switch (result.kind) {
    case 'done':
      return recipe.faultOfVersion(result.output);
    case 'missing':
      return 'its interpreter or loader is missing';
    case 'failed':
      return `"${path.basename(program)} --version" ${result.reason}`;
  }
}

/** The first executable of this name on PATH. */
export async function findOnPath(command: string, environment: NodeJS.ProcessEnv): Promise<string | undefined> {
  for (const folder of (environment['PATH'] ?? '').split(path.delimiter).filter(Boolean)) {
    const candidate = path.resolve(folder, command);
    try {
      await access(candidate, constants.X_OK);
      if ((await stat(candidate)).isFile()) return candidate;
    } catch {
      // Not in this folder.
    }
  }
  return undefined;
}
