/**
 * Words that say nothing about what a sentence is about, questions' own words among them, by
 * language. Only languages listed here are told apart within the Latin script; any other language
 * makes do with how often a word occurs in the text.
 */
export const STOP_WORDS: Readonly<Record<string, ReadonlySet<string>>> = {
  en: list(`a about above after again against all also although am among an and another any are
    aren't as at be because been before being below between both but by can can't cannot could did
    didn't do does doesn't doing don't down during each either else ever every few for from further
    get had has hasn't have haven't having he her here hers herself him himself his how however i if
    in into is isn't it it's its itself just let like may me might more most much must my myself
    neither no nor not of off on once one only or other our ours out over own per same shall she
    should since so some still such than that that's the their theirs them themselves then there
    these they this those though through thus to too toward under until up upon us very was wasn't
    we were weren't what whatever when where whether which while who whom whose why will with within
    without won't would yet you your yours yourself say says said tell please`),
  de: list(`aber alle als also am an auch auf aus bei beim bin bis bist da damit dann das dass dem den
    denn der des die dies diese dieser dieses doch dort du durch ein eine einem einen einer eines er
    es für gegen habe haben hat hatte hatten hier ich ihr ihre im in ist ja jede jeder kann kein keine
    können man mehr mein mit muss nach nicht noch nun nur ob oder ohne sehr sein seine seit sich sie
    sind so soll über um und uns unter vom von vor wann war warum was weil welche welcher welches wem
    wen wenn wer werden wie wieder will wir wird wo wurde wurden zu zum zur zwischen`),
  fr: list(`à ai alors après au aussi autre aux avait avant avec avoir c car ce ceci cela ces cet cette
    ceux chez comme comment combien d dans de des donc dont du elle elles en encore entre est et étaient
    était été être eu fait il ils j je l la le les leur leurs lui m ma mais me même mes moins mon n ne
    nos notre nous on ont où ou par pas pendant peu peut plus pour pourquoi quand que quel quelle quels
    qu qui quoi s sa sans se selon ses si son sont sous sur ta te tes toi ton tous tout très tu un une
    vers vos votre vous y`),
  es: list(`a al algo ante antes aunque bajo cada como cómo con contra cual cuál cuándo cuánto de del
    desde donde dónde dos durante e el él ella ellas ellos en entre era eran es esa ese eso esta está
    están este esto estos fue fueron ha había han hasta hay la las le les lo los más me mi mientras muy
    ni no nos o otra otro para pero poco por porque qué que quién quien se según ser si sí sin sobre
    son su sus también tan te tiene todo todos tras tu un una uno unos y ya yo`),
  it: list(`a ad ai al alla alle anche c che chi ci come con cosa cui da dai dal dalla degli dei del della
    delle di dopo dove due e è ed era erano essere fra gli ha hanno i il in io la le lei lo loro lui ma
    mi mia mio ne nel nella nelle noi non o ogni per perché più poi prima quale quali quando quanto
    quella quello questa questo qui se senza si sia sono sotto su sua sue sugli sul sulla suo tra tutti
    tutto un una uno vi`),
  pt: list(`a ainda ao aos as até com como da das de depois do dos e é ela elas ele eles em entre era
    eram essa esse esta está este foi foram há isso isto já lhe mais mas me mesmo muito na não nas nem
    no nos o onde os ou para pela pelas pelo pelos por porque qual quando quanto que quem se sem ser seu
    seus só sobre sua suas também tem um uma você`),
  nl: list(`aan al alle als bij dan dat de deze die dit doch doen door dus een en er geen had heb hebben
    heeft het hij hoe hun ik in is je kan maar me meer men met mijn na naar niet nog nu of om onder ons
    ook op over te tegen toch toen tot u uit van veel voor waar waarom want waren was wat we welke werd
    wie wij worden wordt zal ze zich zij zijn zo zonder zou`),
  ru: list(`а без более бы был была были было быть в вам вас во вот все всё вы где да для до его ее её если
    есть ещё еще же за и из или им их к как какая какие какой когда который кто куда ли мне мы на над не
    него нее нет ни них но о об однако он она они оно от по под почему при про с сколько со так также
    там то того тоже только тот ты у уже чего чем что чтобы эта эти это этот я`),
  zh: list(`的 了 是 在 和 与 與 及 或 就 都 而 也 着 著 被 把 对 對 从 從 到 由 于 於 以 为 為 之 其 这 這 那 有 个 個 上
    中 下 等 并 並 但 我 你 他 她 它 们 們 不 没 沒 吗 嗎 呢 吧 啊 哪 哪个 哪個 哪些 哪里 哪裡 哪儿 哪一 谁 誰 什么 什麼
    怎么 怎麼 怎样 怎樣 如何 为何 為何 为什么 為什麼 多少 多久 多大 几 幾 何时 何時 何 是否 请问 請問 请 請 一个 一個 一种
    一種 这个 這個 那个 那個 这些 這些 那些 因为 因為 所以 如果 可以 我们 我們 他们 他們 自己 以及 还 還 很 又 会 會 能`),
  ja: list(`が を に は へ と で も の や か ね よ な た て だ です ます でした ました ません だった である これ それ あれ この その
    あの ここ そこ こと もの ため よう から まで より など だけ ほど ばかり しかし また そして なお さらに つまり する した して し
    され さ れ られ せ い いる いた いて ある あり あっ なる なっ なり ない なく でき できる という として について によって により
    における において 何 なに なん 誰 だれ どこ いつ なぜ どう どの どれ どんな いくつ いくら ください ませ う ん ば`),
};

function list(words: string): ReadonlySet<string> {
  return new Set(words.split(/\s+/));
}
