/**
 * Node 20 forgets the signal of a request once it has collected its garbage, and an abort ends the
 * body no more: undici 6 holds the controller of a `Request` weakly. Browsers forget nothing.
 */
const forgetfulFetch = globalThis.fetch;

globalThis.fetch = async (input, init) => {
  const response = await forgetfulFetch(input, init);
  const signal = init?.signal;
  if (!signal || !response.body) return response;
  return new Response(response.body.pipeThrough(new TransformStream(), { signal }), response);
};
