import { signal, type ReadonlySignal } from '@preact/signals';

/** The views of the panel, named as in the address: `#settings`. */
export type Route = 'chat' | 'settings' | 'history';

/** Which view is shown. */
export interface ViewStore {
  readonly route: ReadonlySignal<Route>;
  go(route: Route): void;
}

/** The route an address hash names; anything unknown is the chat. */
export function parseRoute(hash: string): Route {
  return hash === '#settings' || hash === '#history' ? (hash.slice(1) as Route) : 'chat';
}

/** A {@link ViewStore} that starts at a route and tells where it goes. */
export function createViewStore(start: Route, onGo: (route: Route) => void): ViewStore {
  const route = signal(start);
  return {
    route,
    go(next) {
      if (next === route.peek()) return;
      route.value = next;
      onGo(next);
    },
  };
}
