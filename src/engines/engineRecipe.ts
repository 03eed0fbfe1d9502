import type { Report } from './report';

/** What a source works with. */
export interface FetchContext {
  /** An empty folder; the source leaves the program in it under the recipe's `command` name. */
  readonly folder: string;
  readonly environment: NodeJS.ProcessEnv;
  readonly report: Report;
}

/** One way to get an engine from outside this machine. */
export interface EngineSource {
  /** official: the maker's own download. registry: rebuilt from a package registry. */
  readonly kind: 'official' | 'registry';
  readonly version: string;
  /** For lines in the terminal: "go install, about 3 minutes". */
  readonly how: string;
  /** Throws an EngineError that says in one line why it did not work. */
  readonly fetch: (context: FetchContext) => Promise<void>;
}

/** What is known about one engine: how to recognise it and how to get it. */
export interface EngineRecipe {
  readonly engine: 'temporal' | 'mongod' | 'temporal-test-server';
  readonly title: string;
  /** The program's name on PATH and in the cache. */
  readonly command: string;
  readonly binaryVariable: string;
  /** Answers what is wrong with a program from what its `--version` printed, or undefined when it will do. */
  readonly faultOfVersion: (versionOutput: string) => string | undefined;
  /** The `--version` output can be asked for. The test server has no such option and would start instead. */
  readonly answersVersion: boolean;
  /** In the order in which they are tried. */
  readonly sources: readonly EngineSource[];
  /** The ways out when nothing worked, in words. */
  readonly waysOut: string;
}

/** Where a program came from. */
export type EngineOrigin = 'variable' | 'path' | 'cache' | 'official' | 'registry';

/** A program that runs. */
export interface ResolvedEngine {
  readonly program: string;
  readonly origin: EngineOrigin;
}
