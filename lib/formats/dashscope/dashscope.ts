/**
 * Text generation of DashScope (Model Studio of Alibaba Cloud) in its own format; the base URL is
 * such as `https://dashscope.aliyuncs.com/api/v1`.
 *
 * @see https://help.aliyun.com/zh/model-studio/developer-reference/use-qwen-by-calling-api
 */
import { toBearerHeaders } from '../request/bearer-headers.ts';
import { toCodedHttpError } from '../error/coded-error.ts';
import { createDashscopeDecoder } from './dashscope-decoder.ts';
import { findDashscopeError } from './dashscope-error.ts';
import type { Format } from '../format.ts';
import { parseJson } from '../decode/json.ts';
import { mergeParameters } from '../request/merge-parameters.ts';
import { STREAM_HEADERS, toPostRequest } from '../request/post-request.ts';
import { toRootedUrl } from '../request/rooted-url.ts';

const PARAMETERS = { result_format: 'message', incremental_output: true };

const PATH = '/services/aigc/text-generation/generation';

/** Users copy the whole address, too. */
const PATH_TAIL = new RegExp(`${PATH}$`);

/**
 * The {@link Format} `dashscope`. The option `parameters` lies over its own, field by field;
 * `{"parameters": {"incremental_output": false}}` makes each event hold the whole answer so far, and
 * is read as such. There is no list of models.
 */
export const dashscope: Format = {
  id: 'dashscope',
  takesImages: false,

  toRequest({ messages }, endpoint) {
    const { model, options } = endpoint;
    const list = messages.map(({ role, content }) => ({ role, content }));
    const headers = { ...STREAM_HEADERS, 'x-dashscope-sse': 'enable' };
    return toPostRequest(
      toRootedUrl(endpoint.baseUrl, PATH_TAIL, PATH),
      toBearerHeaders(endpoint, headers),
      { model, input: { messages: list } },
      mergeParameters(PARAMETERS, options),
    );
  },

  createDecoder({ options }) {
    const { parameters } = mergeParameters(PARAMETERS, options);
    const isIncremental = parameters['incremental_output'] === true;
    return createDashscopeDecoder(isIncremental ? 'delta' : 'cumulative');
  },

  toError: (status, headers, body) =>
    toCodedHttpError(findDashscopeError(parseJson(body)), status, headers, body),

  toModelsRequest: () => null,
  parseModels: () => [],
};
