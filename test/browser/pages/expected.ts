/** What must be found on one of the saved pages, and what must not. */
export interface SavedPage {
  file: string;
  /** Passages of the Markdown, to the letter. */
  points: readonly string[];
  /** Words of the site around it, of fields, and of what is hidden. */
  rubbish: readonly string[];
}

/** The saved pages: one for each kind of page that people read. */
export const SAVED_PAGES: readonly SavedPage[] = [
  {
    file: 'news-article.html',
    points: [
      'The boat will run every forty minutes',
      'The measure passed by 31 votes to 18',
      '“Nurses, cooks and cleaners',
      '## Where the opposition stands',
      '“A boat with eleven passengers is a yacht,”',
      '## What happens next',
      'If fewer than 900 people use the ferry',
    ],
    rubbish: [
      'cookies',
      'Subscribe',
      'Advertisement',
      'Goalkeeper',
      'newsletter',
      'Skip to',
      'Share',
    ],
  },
  {
    file: 'forum-thread.html',
    points: [
      'My dough looks fine until I shape it',
      'Nine hours at 26 degrees is far too long.',
      '> It is overproofed before you ever touch it',
      'When the sample has risen by 60 to 75 per cent, shape.',
      'Also lower the water to 72 %',
      'Best loaf I ever made.',
    ],
    rubbish: ['Register', 'unsent draft', 'ciabatta', 'OpenBoard', 'Member list', 'Post reply'],
  },
  {
    file: 'api-docs.html',
    points: [
      'Runs a task again when it fails',
      '```ts\nfunction retry<T>(\n  task: (attempt: number) => Promise<T>,',
      '| Name | Type | Default | Description |\n| --- | --- | --- | --- |',
      '| `delayMs` | `number` | 200 | The pause before the second attempt. |',
      String.raw`1 \| 2 \| 4`,
      '## Errors',
      'A `TypeError` is never tried again',
      '[RFC 9110](https://www.rfc-editor.example/rfc9110)',
    ],
    rubbish: ['Copy', 'Installation', 'On this page', 'helpful', 'GitHub', 'my secret search'],
  },
  {
    file: 'shop-product.html',
    points: [
      'Trailhead 45 backpack',
      '129.00 €',
      'A pack of 45 litres for three days',
      '- Rain cover in the bottom pocket',
      '- Weight: 1,340 g',
      '- Maximum load: 18 kg',
      'In stock: with you in 2 to 4 working days.',
      '### Zip broke after a year',
      'They repaired it for free within a week.',
    ],
    rubbish: [
      '4111',
      'hunter2',
      'Trekking poles',
      'Free shipping',
      'Basket',
      'Slate',
      'Wash by hand',
    ],
  },
  {
    file: 'chinese-news.html',
    points: [
      '海滨市地铁四号线首班列车从东港站发车',
      '最高时速一百公里',
      '以前去东港看孙女要换两趟公交',
      '## 票价与优惠',
      '起步价两元，全程六元',
      '计划二〇二九年建成',
    ],
    rubbish: ['下载客户端', '演唱会', '版权所有', '当前位置', '微博', '登录'],
  },
  {
    file: 'chinese-blog.html',
    points: [
      '把一台十年前的笔记本改成了家里的服务器',
      '## 硬件与功耗',
      '待机功耗十一瓦，满载三十四瓦',
      '```bash\ndocker compose up -d photos',
      '- 广告过滤，拦截率大约百分之二十二',
      '> 能拆电池就拆电池',
      '三个月只断线过一次',
    ],
    rubbish: ['友情链接', '滴灌', 'Hexo', '备案号'],
  },
  {
    file: 'recipe.html',
    points: [
      'The trick is to mash a third of the beans',
      '- 2 tins white beans (480 g drained)',
      '- Olive oil, salt, chilli flakes',
      '1. Warm four spoons of olive oil',
      '   - Frozen spinach works too',
      '- Protein: 14 g',
      'Yes, for up to three months',
    ],
    rubbish: ['e-book', 'Crispy tofu', 'affiliate', 'Cookware', 'I am Thea'],
  },
  {
    file: 'wiki-infobox.html',
    points: [
      'Sandvik Lighthouse is a granite tower of 43 metres on the North Coast.',
      '- Built: 1868–1871',
      '- Range: 19 nautical miles',
      '## History\n',
      'The lamp was lit on 3 November 1871.',
      '### Lens\n',
      '| Years | Light source |\n| --- | --- |\n| 1871–1903 | Colza oil |',
      'The stair has 212 steps.',
    ],
    rubbish: [
      'Random article',
      'edit',
      'Donate',
      'Grey Point',
      'free licence',
      'Contents',
      '1 History',
    ],
  },
  {
    file: 'mail-list.html',
    points: [
      '- Mira Sol · Contract for the studio: please sign page 4 before Friday noon · 09:12',
      'now leaves at 07:48 from platform 5',
      'iron slightly low',
      '- Housing office · Water will be turned off on Thursday',
      'Photos from the hike',
    ],
    rubbish: ['Compose', 'Spam', 'spam', 'Archive', 'Starred', 'Mark as read'],
  },
  {
    file: 'shadow-app.html',
    points: [
      'one in six payments took longer than ten seconds',
      '## What happened',
      'A certificate for the fraud check ran out.',
      '## How it was mended',
      'restarted the eleven gateways one by one',
      '## Untitled step',
      '- 13:19 the cause is found',
    ],
    rubbish: ['Billing plan', 'Dashboard', 'internal note', 'Legal notice'],
  },
];
