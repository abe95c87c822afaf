/** English: the texts about connections, a part of `en`. */
export const enConnections = {
  'connections.title': 'Models',
  'connections.none': 'No model is connected. Gloss works on this device until you add one.',
  'connections.add': 'Add connection',
  'connections.in-use': 'In use',
  'connections.key-stored': 'Key stored',
  'connections.no-key': 'No key',
  'connections.not-allowed': 'Access not allowed yet',
  'connections.use': 'Use',
  'connections.edit': 'Edit',
  'connections.test': 'Test',
  'connections.remove': 'Remove',
  'connections.remove-question': 'Remove {name} and its key?',
  'connections.keep': 'Keep',
  'connections.test-running': 'Asking for one word…',

  'presets.search': 'Search services',
  'presets.curl': 'Paste a cURL command',
  'presets.other': 'Another endpoint',
  'presets.local': 'On this computer',
  'local.look': 'Look for models on this computer',
  'local.looking': 'Looking…',
  'local.none':
    'Nothing answers at the usual ports. Start Ollama, LM Studio or another server first.',
  'local.found': 'one:{name} · {count} model | other:{name} · {count} models',
  'presets.remote': 'Over the network',
  'presets.private': 'Your own account, your own server',
  'presets.none': 'No such service here. Choose “Another endpoint”, or paste a cURL command of it.',

  'preset.moonshot-cn': 'Moonshot Kimi (China)',
  'preset.moonshot': 'Moonshot Kimi',
  'preset.zhipu': 'Zhipu GLM',
  'preset.dashscope-cn': 'Alibaba Qwen (China)',
  'preset.dashscope': 'Alibaba Qwen',
  'preset.volcengine': 'Doubao (Volcengine)',
  'preset.qianfan': 'Baidu ERNIE',
  'preset.minimax-cn': 'MiniMax (China)',
  'preset.minimax': 'MiniMax',
  'preset.siliconflow': 'SiliconFlow',
  'preset.baidu-chat': 'Baidu AI chat',
  'preset.chatglm-report': 'ChatGLM report server',
  'preset.fastapi': 'FastAPI server',
  'preset-hint.sider':
    'Your own account: the key is the token its page sends as “Authorization”, as the developer tools show. Its terms may forbid this.',
  'preset-hint.baidu-chat':
    'Your own session: sign in on its page, then tick “Send my own session”. Its terms may forbid this.',
  'preset-hint.chatglm-report':
    'Takes “query” and “history”; each JSON value it sends holds the whole text.',
  'preset-hint.fastapi':
    'A stream of your own making. Fetch a sample answer, and Gloss finds out how to read it.',

  'curl.label': 'cURL command',
  'curl.hint':
    'From the documentation of an API, or from the developer tools of the browser: under Network, right-click the request and choose “Copy as cURL”. Nothing is run.',
  'curl.read': 'Read',
  'curl.unreadable':
    'Gloss cannot make a connection of this. It needs one whole cURL command with an address, and with its body written out.',
  'curl.excerpt': 'It stumbles over:',
  'curl.understood': 'What Gloss understood',
  'curl.format': 'Format',
  'curl.host': 'Host',
  'curl.model': 'Model',
  'curl.prompt': 'Prompt',
  'curl.prompt-messages': 'The whole conversation goes along',
  'curl.prompt-missing': 'Not found. Put {prompt} into the body yourself.',
  'curl.key-found':
    'The key in it goes to the key field, and is stored apart from everything else.',
  'curl.cookies-left-out':
    'Its cookies were left out: they are your session, and a copy of them would soon be stale. You can send your own session instead.',
  'curl.continue': 'Continue',
  'curl.back': 'Back',

  'form.title-new': 'New connection',
  'form.title-edit': 'Edit {name}',
  'form.format': 'Format',
  'form.format-hint': 'How this server is spoken to.',
  'form.name': 'Name',
  'form.address': 'Address',
  'form.address-hint': 'The base address of the API ({format}), for example {example}',
  'form.address-blank': 'Put your own name in place of the part in capitals.',
  'form.address-unencrypted':
    'Without https, others on the network can read what you send, including the key.',
  'form.key': 'API key',
  'form.key-stored': 'A key is stored',
  'form.key-optional': 'Leave empty if none is needed',
  'form.key-forget': 'Forget the stored key',
  'form.key-other-host':
    'The stored key belongs to {oldHost} and is not sent to {newHost}. Enter the key for the new address.',
  'form.key-page': 'Get a key:',
  'form.session': 'Send my own session at {host} along',
  'form.session-hint':
    'With each question the browser then sends your cookies of {host}, as its own page does: the service sees that it is you. Gloss neither reads nor stores them.',
  'form.model': 'Model',
  'form.model-list': 'List models',
  'form.model-list-hint': 'Saves the connection and asks the server which models it has',
  'form.model-found': 'one:{count} model to choose from | other:{count} models to choose from',
  'form.advanced': 'Advanced',
  'form.headers': 'Extra headers (JSON)',
  'form.options': 'Extra body fields (JSON)',
  'form.headers-invalid': 'Write an object whose values are texts, such as {example}',
  'form.options-invalid': 'Write a JSON object, such as {example}',
  'form.save': 'Save',
  'form.cancel': 'Cancel',

  'format.openai-chat': 'OpenAI chat completions',
  'format.openai-responses': 'OpenAI responses',
  'format.anthropic': 'Anthropic messages',
  'format.gemini': 'Google Gemini',
  'format.ollama': 'Ollama',
  'format.cohere': 'Cohere',
  'format.dashscope': 'DashScope (Qwen)',
  'format.tgi': 'Text Generation Inference',
  'format.sider': 'Sider',
  'format.baidu': 'Baidu AI chat',
  'format.chatglm': 'ChatGLM server',
  'format.custom': 'Custom',

  'custom.method': 'Method',
  'custom.url': 'URL',
  'custom.url-hint': 'The full address of the request. In it {prompt} and {model} are filled in.',
  'custom.url-needs-prompt':
    'Write {prompt} where your question belongs, for GET has no body to carry it.',
  'custom.body': 'Body',
  'custom.body-hint':
    'JSON, or a form such as q={prompt}&stream=1. Filled in are {prompt} (the newest message), {messages} (the conversation as OpenAI writes it), {history} (earlier questions and answers) and {model}.',
  'custom.body-invalid':
    'With its places filled in, this is neither JSON nor a form. Look for a missing quote, comma or bracket.',
  'custom.body-needs-prompt':
    'Your question has no place in it yet: write {prompt} or {messages} where it belongs.',
  'custom.answer': 'How the answer is read',
  'custom.framing': 'Framing',
  'custom.framing-hint': 'How the answer is cut into pieces.',
  'custom.text-path': 'Text path',
  'custom.text-path-hint':
    'The field of each piece that holds the text. Empty: the piece itself is the text.',
  'custom.mode': 'Text mode',
  'custom.mode-hint': 'Whether pieces add up, or each repeats all the text so far.',
  'custom.done-mark': 'Done mark',
  'custom.done-mark-hint':
    'The piece that says the answer is whole. Empty: it is whole when the server stops.',
  'custom.error-path': 'Error path',
  'custom.error-path-hint': 'The field that holds an error in place of an answer, if there is one.',

  'framing.auto': 'Find out',
  'framing.sse': 'Server-sent events',
  'framing.ndjson': 'One JSON value a line',
  'framing.json': 'JSON values',
  'framing.text': 'Plain text',

  'text-mode.auto': 'Find out',
  'text-mode.delta': 'Each piece is new',
  'text-mode.cumulative': 'Each piece is the whole so far',

  'sample.label': 'Paste a sample answer',
  'sample.hint':
    'What the server sends back, from the Response tab of the developer tools or the documentation. It fills in the fields below.',
  'sample.fetch': 'Fetch a sample answer',
  'sample.fetch-hint':
    'Saves the connection and asks the server to say hello. Nothing from your pages is sent.',
  'sample.fetching': 'Asking the server to say hello…',
  'sample.reads': 'What Gloss would read',
  'sample.nothing': 'No text. Choose the field it stands in, or write its path below.',
  'sample.web-page': 'This is a web page, not an answer of a model.',
  'sample.unreadable': 'Gloss cannot read this sample. A shorter part of it may do.',
  'sample.done-mark': 'ends with {mark}',
  'sample.whole-piece': 'the piece itself',
  'sample.fields': 'Fields that hold text',

  'doctor.ok': 'It works: the first word came after {ms} ms.',
  'doctor.slow':
    'It works, but {host} is slow to begin. The model may still be loading, or be a large one for this server.',
  'doctor.buffered':
    'It works, but the answer comes all at once at its end: something on the way to {host}, such as a proxy, holds it back.',
  'doctor.unreachable':
    'Nothing answers at {host}. It may not be running, its address may be wrong, or this computer may be offline.',
  'doctor.wrong-port': 'Nothing answers at {host}. The port may be another one.',
  'doctor.use-https': 'This server wants https at the beginning of its address.',
  'doctor.use-http': 'This server speaks plain http; its address begins with http, without the s.',
  'doctor.tls':
    '{host} is there, but no secure connection comes about. Its certificate may have expired, or may not be one this browser trusts.',
  'doctor.permission': 'The browser does not let Gloss reach {host} yet.',
  'doctor.missing-path': 'This is the right server, but its API has another address.',
  'doctor.web-page':
    '{host} answers with a web page. The address of its API is another one; its documentation has it.',
  'doctor.key-missing': '{host} wants a key, and none is stored.',
  'doctor.key-wrong':
    'The key was rejected by {host}. Copy it anew, from its first character to its last.',
  'doctor.no-rights': '{host} knows the key, but it may not do this. It may not cover this model.',
  'doctor.no-money': 'The account at {host} has no credit left, or its plan does not cover this.',
  'doctor.model-missing': '{host} has no model of this name.',
  'doctor.ollama-origin':
    'Ollama is running, but turns browser extensions away until it is told to let them in.',
  'doctor.cors-off':
    '{host} is there, but turns browser extensions away. Many local servers have a switch for this, named CORS.',
  'doctor.anthropic-browser':
    'Anthropic answers a browser only if a header says that this is meant.',
  'doctor.context':
    'The server takes less text than a short question. Give it a larger context, or choose another model.',
  'doctor.rate-limit': 'Too many requests for {host}, or its quota is used up.',
  'doctor.empty': '{host} answered without a word. The model or the format may be the wrong one.',
  'doctor.other': 'The test failed for a reason Gloss does not know.',
  'doctor.fix.set-base-url': 'Use {address}',
  'doctor.fix.choose-model': 'Use this model',
  'doctor.fix.allow-host': 'Allow access to {host}',
  'doctor.fix.enter-key': 'Enter the key',
  'doctor.fix.hide-origin': 'Let Ollama accept Gloss',
  'doctor.fix.hide-origin-hint':
    'What Gloss sends there then no longer says that an extension sends it. Web pages and other extensions are still turned away.',
  'doctor.fix.set-env': 'Set it up at the server',
  'doctor.fix.set-env-hint': 'Run this once in a terminal, then start the server anew.',
  'doctor.fix.set-header': 'Add the header {name}',
  'doctor.fix.wait': 'Test again',
  'doctor.fix.wait-hint':
    'one:It asks to wait {count} second. | other:It asks to wait {count} seconds.',
  'doctor.system.mac': 'macOS',
  'doctor.system.windows': 'Windows',
  'doctor.system.linux': 'Linux',
} as const;
