import { isBaseUrl } from '../formats/base-url.ts';
import { PRESETS, type Preset } from '../formats/presets/presets.ts';
import { findPreset } from './find-preset.ts';

/** An address somebody has pasted, and what is known of who listens there. */
export interface PastedAddress {
  /** The base URL as far as it can be told. */
  baseUrl: string;
  /** The vendor at this host, or the program that usually has this port. */
  preset: Preset | undefined;
}

/** Hosts in the user's own network, where nobody has a certificate: bare names among them. */
const OWN_HOST = /^(?:[^.]+(?:\.localhost|\.local)?|(?:127|10|192\.168|172\.\d+)\.[\d.]+)$/;

/** What documentation writes behind a base URL. */
const ENDPOINT =
  /\/(?:chat\/completions|completions|responses|messages|models|api\/(?:chat|tags))\/?$/;

/** With a scheme, a port, a path, or as the name of this machine; a mere word is none. */
const ADDRESS_LIKE =
  /^(?:https?:\/\/\S+|(?:[\w-]+\.)+[a-z]{2,}(?:[:/]\S*)?|(?:[\w.-]*[a-z][\w.-]*|\d+(?:\.\d+){3}|\[::1\]):\d{2,5}(?:\/\S*)?)$/i;

/** Reads a pasted address, with or without its scheme; null for anything else. */
export function recogniseAddress(text: string): PastedAddress | null {
  const trimmed = text.trim();
  if (!ADDRESS_LIKE.test(trimmed)) return null;
  const url = parseAddress(trimmed);
  if (!url || !isBaseUrl(url.href)) return null;
  const typed = url.origin + url.pathname.replace(ENDPOINT, '').replace(/\/+$/, '');
  const preset = OWN_HOST.test(url.hostname) ? findByPort(url.port) : findPreset(typed);
  return { baseUrl: preset ? joinPath(typed, preset) : typed, preset };
}

function parseAddress(text: string): URL | null {
  if (/^https?:/i.test(text)) return URL.parse(text);
  const url = URL.parse(`http://${text}`);
  return url && !OWN_HOST.test(url.hostname) ? URL.parse(`https://${text}`) : url;
}

function findByPort(port: string): Preset | undefined {
  return PRESETS.find(
    ({ baseUrl, isLocal, isPrivate }) =>
      isLocal && isPrivate === undefined && URL.parse(baseUrl)?.port === port,
  );
}

/** The path the preset has, unless another one was typed. */
function joinPath(typed: string, { baseUrl }: Preset): string {
  const { origin, pathname } = new URL(typed);
  const known = new URL(baseUrl).pathname.replace(/\/+$/, '');
  return known.startsWith(pathname.replace(/\/+$/, '')) ? origin + known : typed;
}
