import { PRESETS, type Preset } from '../formats/presets/presets.ts';

/**
 * Whose keys look like this, by the ids of presets; the first match counts. Several where the looks
 * cannot tell, the likeliest first.
 *
 * @see https://docs.github.com/en/code-security/secret-scanning/introduction/supported-secret-scanning-patterns
 * @see https://github.com/gitleaks/gitleaks/blob/master/config/gitleaks.toml
 */
const KEY_SHAPES: ReadonlyArray<readonly [shape: RegExp, ...presetIds: string[]]> = [
  [/^sk-ant-/, 'anthropic'],
  [/^sk-or-/, 'openrouter'],
  // Projects, service accounts, and the mark that older keys have in their middle.
  [/^sk-(?:proj|svcacct|admin)-|^sk-\w+T3BlbkFJ/, 'openai'],
  [/^AIza[\w-]{35}$/, 'gemini'],
  [/^gsk_/, 'groq'],
  [/^xai-/, 'xai'],
  [/^hf_/, 'hugging-face'],
  [/^pplx-/, 'perplexity'],
  [/^nvapi-/, 'nvidia'],
  [/^csk-/, 'cerebras'],
  [/^fw_/, 'fireworks'],
  [/^tgp_v1_/, 'together'],
  [/^bce-v3\//, 'qianfan'],
  // An id and a secret, with a dot between them.
  [/^[\da-f]{32}\.\w{16}$/i, 'zhipu', 'zai'],
  [/^sk-[\da-f]{32}$/, 'deepseek', 'dashscope-cn', 'dashscope'],
  [/^sk-[a-z]{48}$/, 'siliconflow', 'moonshot-cn', 'moonshot'],
  [/^sk-[a-z\d]{48}$/i, 'moonshot-cn', 'moonshot', 'openai'],
  [/^sk-/, 'openai', 'deepseek', 'moonshot'],
  [/^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/, 'volcengine'],
  [/^eyJ[\w-]+\.eyJ/, 'minimax', 'minimax-cn', 'sider'],
  [/^[\da-f]{64}$/, 'together'],
  [/^[a-z\d]{32}$/i, 'mistral'],
  [/^[a-z\d]{40}$/i, 'cohere'],
];

/** One word, long, and not of letters alone unless a vendor's mark stands before them. */
const KEY_LIKE = /^(?=.*(?:\d|[-_]))[\w.~+/=-]{16,}$/;

/**
 * A key as it was pasted, without quotes, the word `Bearer` or the name of a variable before it; ''
 * for anything that cannot be one.
 */
export function readPastedKey(text: string): string {
  const key = text
    .trim()
    .replace(/^(?:export\s+)?\w+\s*=\s*|^(?:authorization\s*:\s*)?bearer\s+/i, '')
    .replace(/^(["'])(.*)\1$/, '$2');
  return KEY_LIKE.test(key) ? key : '';
}

/** Whose key this may be: one where its looks tell, up to three where not, none for a stranger's. */
export function recogniseKey(key: string): readonly Preset[] {
  const [, ...presetIds] = KEY_SHAPES.find(([shape]) => shape.test(key)) ?? [undefined];
  return presetIds.flatMap((id) => PRESETS.find((preset) => preset.id === id) ?? []);
}
