import { createOpenAICompatible } from '@ai-sdk/openai-compatible';
import { APICallError, generateText, NoObjectGeneratedError, NoOutputGeneratedError, Output } from 'ai';
import type { z } from 'zod';
import type { FailedThought, ThoughtFailure } from '../core/thinking/thought';
import { languageCodeOf, respondedSchema, understoodSchema } from './answerSchemas';
import type { CallLimits, LanguageModel } from './languageModel';
import { promptsVersion, respondPrompt, understandPrompt, type Prompt } from './prompts';

export interface AiSdkModelSettings {
  /** Base URL of an OpenAI-compatible API, such as `http://127.0.0.1:11434/v1`. */
  readonly url: string;
  readonly key: string | undefined;
  /** The model's name there. */
  readonly model: string;
}

const mostTokens = 800;

/** A language model behind an OpenAI-compatible address, by the Vercel AI SDK. Nothing is repeated, nothing is told to anybody else. */
export function createAiSdkModel({ url, key, model }: AiSdkModelSettings): LanguageModel {
  // The SDK would write its warnings to the console.
  (globalThis as { AI_SDK_LOG_WARNINGS?: boolean }).AI_SDK_LOG_WARNINGS = false;
  const provider = createOpenAICompatible({
    name: 'language-model',
    baseURL: url.replace(/\/+$/, ''),
    ...(key === undefined ? {} : { apiKey: key }),
    supportsStructuredOutputs: true,
    // The key and a buyer's words go to the address that was configured, and to no other.
    fetch: (input, init) => fetch(input, { ...init, redirect: 'error' }),
  });

  async function call<Schema extends z.ZodType>(
    schema: Schema,
    { system, data }: Prompt,
    { timeoutMs, signal }: CallLimits,
  ): Promise<{ readonly kind: 'told'; readonly value: z.output<Schema> } | FailedThought> {
    const timeOut = AbortSignal.timeout(timeoutMs);
    try {
      const { output } = await generateText({
        model: provider(model),
        system,
        prompt: data,
        output: Output.object({ schema }),
        temperature: 0,
        maxOutputTokens: mostTokens,
        maxRetries: 0,
        abortSignal: AbortSignal.any([timeOut, signal]),
        experimental_telemetry: { isEnabled: false },
      });
      const checked = schema.safeParse(output);
      return checked.success ? { kind: 'told', value: checked.data } : failed('unreadable');
    } catch (error) {
      return failed(timeOut.aborted || signal.aborted ? 'timeOut' : failureOf(error));
    }
  }

  return {
    name: model,
    version: `${model}/${promptsVersion}`,
    async understand(request, limits) {
      const told = await call(understoodSchema, understandPrompt(request), limits);
      if (told.kind === 'failed') return told;
      return { kind: 'understood', told: { ...told.value, language: languageCodeOf(told.value.language) } };
    },
    async answer(request, limits) {
      const told = await call(respondedSchema, respondPrompt(request), limits);
      if (told.kind === 'failed') return told;
      const { lacks, text, sources } = told.value;
      if (lacks) return { kind: 'lacks' };
      const ids = sources.map((number) => request.sources[number - 1]?.id ?? 'unknown');
      return { kind: 'answered', text, sources: ids };
    },
  };
}

function failureOf(error: unknown): ThoughtFailure {
  if (NoObjectGeneratedError.isInstance(error) || NoOutputGeneratedError.isInstance(error)) return 'unreadable';
  if (!APICallError.isInstance(error)) return 'away';
  const { statusCode } = error;
  // An answer that came, and was none of this API.
  if (statusCode !== undefined && statusCode < 300) return 'unreadable';
  return statusCode !== undefined && statusCode < 500 && statusCode !== 429 ? 'refused' : 'away';
}

function failed(failure: ThoughtFailure): FailedThought {
  return { kind: 'failed', failure };
}
