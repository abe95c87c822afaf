import type { ChatMessage } from '../../chat/engine.ts';
import type { Endpoint } from '../format.ts';
import { toText, type JsonObject } from '../decode/json.ts';
import { toSinglePrompt } from '../request/transcript.ts';

/** The older generation (1) of the interface, or the newer (2). */
export type BaiduGeneration = 1 | 2;

/**
 * The body in the shape of one generation, with the whole conversation as its prompt. Baidu's own
 * page adds how it was typed (`anti_ext`); that is for the page to say, and left out here.
 */
export function toBaiduBody(
  generation: BaiduGeneration,
  messages: readonly ChatMessage[],
  { model, options }: Endpoint,
): JsonObject {
  const query = toSinglePrompt(messages);
  return generation === 1 ? toOldBody(query, options) : toNewBody(query, model, options);
}

/** The model as Baidu names it; its own choice where the connection names none. */
export function toBaiduModel(model: string): string {
  return model === '' ? 'smartMode' : model.toWellFormed();
}

function toOldBody(query: string, options: JsonObject): JsonObject {
  return {
    message: {
      inputMethod: 'keyboard',
      isRebuild: false,
      lastMsgId: '',
      lastMsgIndex: 0,
      source: 'input',
      from: '',
      content: {
        query,
        qtype: 0,
        customes: [],
        botQuery: {},
        autoQuery: false,
        pluginQuery: {},
        pageInfo: {},
        containerInfo: { containerType: 0, isDegrade: 0 },
        pluginInfo: [],
      },
    },
    sessionId: toText(options['sessionId']),
    aisearchId: toText(options['aisearchId']),
    pvId: toText(options['pvId']),
    newTopic: false,
  };
}

function toNewBody(query: string, model: string, options: JsonObject): JsonObject {
  const modelName = toBaiduModel(model);
  return {
    message: {
      inputMethod: 'chat_search',
      isRebuild: false,
      content: {
        query: '',
        agentInfo: { agent_id: [''], params: '{"agt_rk":1,"agt_sess_cnt":1}' },
        agentInfoList: [],
        qtype: 0,
        extData: {},
      },
      searchInfo: {
        srcid: '',
        order: '',
        tplname: '',
        dqaKey: '',
        re_rank: '1',
        ori_lid: '',
        sa: 'bkb',
        enter_type: 'chat_url',
        chatParams: {
          setype: 'csaitab',
          chat_samples: 'WISE_NEW_CSAITAB',
          chat_token: toText(options['chat_token']),
          scene: '',
        },
        isPrivateChat: false,
        usedModel: {
          modelName,
          modelFunction: { deepSearch: '0', thinkMode: '0' },
          showModelName: modelName,
        },
        landingPageSwitch: '',
        landingPage: 'aitab',
        ecomFrom: '',
        hasLocPermission: '',
        isInnovate: 2,
        applid: '',
        a_lid: '',
        showMindMap: false,
        deepDecisionInfo: { isDeepDecision: 0 },
      },
      from: '',
      source: 'pc_csaitab',
      query: [{ type: 'TEXT', data: { text: { query, extData: '{}', text_type: '' } } }],
    },
    sa: 'bkb',
    setype: 'csaitab',
    rank: 1,
  };
}
