import type { ComponentChildren, ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';

/** A view that is loaded when it is first shown. */
export interface LazyView<Props> {
  View: (props: Props) => ComponentChildren;
  /** Loads it ahead of time, so that it is there at once. */
  load(): Promise<void>;
}

/** Makes a view of one that is loaded later; until it is there, `fallback` stands in its place. */
export function createLazyView<Props extends object>(
  loadView: () => Promise<ComponentType<Props>>,
  fallback: (props: Props) => ComponentChildren = () => null,
): LazyView<Props> {
  let Loaded: ComponentType<Props> | null = null;
  const load = async () => {
    Loaded ??= await loadView();
  };
  return {
    load,
    View(props) {
      const [, setIsLoaded] = useState(Loaded !== null);
      useEffect(() => void load().then(() => setIsLoaded(true)), []);
      return Loaded === null ? fallback(props) : <Loaded {...props} />;
    },
  };
}
