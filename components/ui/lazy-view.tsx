import type { ComponentChildren, ComponentType } from 'preact';
import { useLayoutEffect, useState } from 'preact/hooks';
import { loadAllTexts } from '../../lib/i18n/load-language.ts';

/** A view that is loaded when it is first shown. */
export interface LazyView<Props> {
  View: (props: Props) => ComponentChildren;
  /** Loads it ahead of time, so that it is there at once. */
  load(): Promise<void>;
}

/**
 * Makes a view of one that is loaded later, and the texts it may need with it; until it is there,
 * `fallback` stands in its place.
 */
export function createLazyView<Props extends object>(
  loadView: () => Promise<ComponentType<Props>>,
  fallback: (props: Props) => ComponentChildren = () => null,
): LazyView<Props> {
  let Loaded: ComponentType<Props> | null = null;
  let loading: Promise<void> | null = null;
  async function loadAnew() {
    try {
      [Loaded] = await Promise.all([loadView(), loadAllTexts()]);
    } catch (cause) {
      loading = null;
      throw cause;
    }
  }
  // To ask for a file again takes its time, even when it is there.
  const load = () => (loading ??= loadAnew());
  return {
    load,
    View(props) {
      const [, setIsLoaded] = useState(Loaded !== null);
      useLayoutEffect(() => void load().then(() => setIsLoaded(true)), []);
      return Loaded === null ? fallback(props) : <Loaded {...props} />;
    },
  };
}
