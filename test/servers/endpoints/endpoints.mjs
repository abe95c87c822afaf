/** Everything the backend speaks. */
import { HOME_MADE } from './home-made.mjs';
import { PUBLIC_APIS } from './public-apis.mjs';
import { SERVICES } from './services.mjs';

/** @type {import('./endpoint.d.mts').Endpoint[]} */
export const ENDPOINTS = [...PUBLIC_APIS, ...SERVICES, ...HOME_MADE];

/** Base URL of an endpoint of a backend at `origin`. */
export const toBaseUrl = (origin, { base }) => origin + base;
