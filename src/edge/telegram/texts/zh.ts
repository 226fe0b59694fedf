import { asPrinted } from "../../../compose/verbatim.js";
import type { Times } from "../../../render/chart/index.js";
import type { Counts } from "../../../store/state/index.js";
import { ADMIN_ZH } from "./admin-zh.js";

/** Days or hours, as /privacy tells them. */
export interface Kept {
  sessions: number;
  answers: number;
  replies: number;
  votes: number;
  gaps: number;
  languages: number;
  updates: number;
}

const days = (ms: number): string => `${Math.round(ms / 86_400_000)}天`;

/** All that the bot says beside its answers, in simplified Chinese; traditional is made from it. */
export const ZH = {
  start: {
    title: "出处：每个数字都有出处",
    value: "我回答地区数据方面的问题，并注明数字出自哪篇报道、哪一段。\n计划数不当成完成数；报道里没有的，我会直说没有。\n直接打字提问，或点一个例子：",
  },
  examples: ["开州区2017年底贫困发生率是多少？", "瓮安种了多少亩茶？", "哪个地方的贫困发生率最低？", "凉山州2017年要新建多少亩林业产业基地？"],
  warm: ["瓮安是怎么种茶的？", "开州区有哪些数据？"],
  help: {
    title: "怎么用",
    body: "· 直接提问：开州区2017年底贫困发生率是多少？\n· 接着问：那瓮安呢？ / 出处是哪里？ / 还有呢？\n· 群里：用 /ask 加问题，或回复我的消息。\n· 任何聊天里：输入 {bot} 加空格加问题，选一条发送；或回复一句话，写“{bot} 对吗”来核对。\n· 改了问题，回答会跟着改。",
    commands: "命令",
  },
  commands: {
    start: "从这里开始",
    ask: "提问：/ask 开州区2017年底贫困发生率是多少",
    regions: "有哪些地区",
    indicators: "有哪些指标",
    region: "看一个地区：/region 开州",
    compare: "比较：/compare 开州 瓮安 贫困发生率",
    source: "上一个回答的出处段落",
    cite: "参考文献格式（GB/T 7714）",
    export: "导出表格：/export 开州",
    lang: "语言：简体、繁体、英文",
    feedback: "意见反馈",
    privacy: "保存了什么、保存多久",
    forget: "删除我的数据",
    help: "怎么用",
  },
  profile: {
    description: "问地区的数字，答案注明出处：哪篇报道、哪家媒体、哪一天、哪一段。\n\n例如：开州区2017年底贫困发生率是多少？\n\n计划数不当成完成数；没有的数据，直说没有。",
    short: "问地区数据，答案都注明出处。",
  },
  buttons: {
    source: "📄 出处",
    more: "➕ 更多",
    elsewhere: "其他地区",
    chart: "📊 图表",
    cite: "❝ 引用",
    addToGroup: "加到群里",
    askElsewhere: "在别的聊天里问",
    copyCite: "复制引用",
    copyFigure: (figure: string) => `复制 ${figure}`,
    share: "↗ 分享",
    back: "← 返回回答",
    up: "👍",
    down: "👎",
    open: "在机器人里打开",
    askOther: "换个地区或指标",
    themes: "按主题看",
    all: "全部数据",
    export: "⬇ 导出",
    forget: "确认删除",
    keep: "不删，保留",
    previous: "←",
    next: "→",
    up_level: "← 返回列表",
    auto: "跟随我的提问",
    inlineOpen: "打开机器人提问",
  },
  reasons: { figure: "数字不对", source: "出处不对", other: "答非所问", unclear: "看不明白" },
  toasts: {
    expired: "这个按钮已经过期了，请重新提问。",
    notYours: "这些按钮属于提问的人，您可以自己问一次。",
    up: "谢谢！",
    down: "谢谢，已经记下。哪里不好？",
    noted: "已经记下，谢谢。",
    noChart: "这个回答没有能画成图的数据。",
    drawing: "正在画图……",
    failedChart: "图没有画成，请稍后再试。",
    kept: "没有删除任何东西。",
    here: "就在这一页。",
  },
  answer: {
    asked: (question: string) => `问：${question}`,
    more: (region: string, count: number) => `${region}：共${count}项数据`,
    elsewhere: (indicator: string, count: number) => `${indicator}：各地共${count}项`,
    noElsewhere: "收录的报道里，只有这里有这一项。",
    digest: "内容摘要（我们的转述）",
    original: "原文",
    heading: "引用格式",
    citeNote: "点一下即可复制。不知道的项目按标准的规则省略或注明。",
    apa: "英文格式（APA）",
    noSource: "这个回答没有引用段落。",
    paragraph: (ns: number[]) => `第${ns.join("、")}段`,
    deepLink: "这是分享来的回答：",
    gone: "这个回答已经不在了（过期或已被删除），请重新提问。",
  },
  lists: {
    regions: (count: number) => `收录的地区（${count}个）`,
    regionsHint: "点一个地区看它的数据：",
    themes: "收录的指标，按主题",
    themesHint: "点一个主题：",
    theme: (name: string, count: number) => `${name}（${count}项指标）`,
    themeHint: "点一项看各地的数字：",
    compare: "比较各地",
    compareHint: "这些指标不止一个地区有，点一项来比较。也可以写：/compare 开州 瓮安 贫困发生率",
    shared: (names: string, count: number) => `${names}都有的指标共${count}项，比哪一项？`,
    nothingShared: (names: string) => `${names}没有共同的指标。/compare 列出各地都有的指标。`,
    articles: (count: number) => `收录的报道（${count}篇）`,
    ask: "输入要问的问题：",
    placeholder: "例如：瓮安种了多少亩茶？",
    regionUnknown: (name: string) => `没有收录“${name}”。收录的地区见 /regions`,
    indicatorUnknown: (name: string) => `没有找到“${name}”。看看 /indicators 和 /regions`,
    empty: "这里没有数据。",
  },
  compareAnd: "和",
  compareAsk: (rest: string) => `比较${rest}`,
  rankAsk: (indicator: string) => `各地${indicator}排名`,
  exports: {
    usage: "导出哪里、哪一项的数据？写上地区或指标，例如：/export 开州，或 /export 贫困发生率 json",
    choose: (name: string, count: number) => `${name}：${count}项数据。选一种格式：`,
    which: (name: string) => `“${name}”可能是下面几项，选一个：`,
    csv: "CSV（Excel）",
    json: "JSON",
    caption: (name: string, count: number) => `${name}：${count}项数据，每项都带出处。`,
    file: (name: string) => `出处-${name}`,
    header: {
      region: "地区", parents: "上级地区", subject: "主体", indicator: "指标", value: "数值", valueMax: "数值上限", unit: "单位", qualifier: "限定",
      period: "时间", start: "起", end: "止", status: "状态", surface: "原文数字", review: "复核", title: "报道", publisher: "发布", published: "发布日期",
      paragraph: "段落", note: "说明", reference: "参考文献", id: "编号",
    },
    qualifier: { exact: "", about: "约", over: "多于", under: "不足", at_least: "至少", at_most: "至多" },
    status: { actual: "实际", planned: "计划" },
  },
  chart: {
    undated: "未注明时间",
    actual: "实际",
    planned: "计划",
    title: (places: readonly string[], what: string, parts: boolean) => {
      const where = places.length > 3 ? `${places.length}地` : places.join("、");
      if (what === "") return where;
      return parts ? `${where}${what}：其中各项` : places.length === 1 || places.length > 3 ? `${where}${what}` : `${what}：${where}`;
    },
    when: ({ same, years, undated, planned }: Times & { planned: boolean }) => {
      const [first, last] = [years[0], years.at(-1)];
      const span = first === undefined || undated ? "" : first === last ? `${first}年` : `${first}—${last}年`;
      const each = same !== "" ? same : [span, "各为所注时间"].filter(Boolean).join("，");
      return [each, planned ? "计划数，报道没有说已经完成" : ""].filter(Boolean).join("；");
    },
    left: (names: readonly string[]) => `未画入（单位或指标不同，或太多）：${names.slice(0, 4).join("、")}${names.length > 4 ? ` 等${names.length}项` : ""}`,
    source: (article: string) => `出处：${article}`,
    note: (note: string) => `注：${note}`,
  },
  language: {
    title: "用哪种语言回答？",
    now: (name: string) => `现在：${name}`,
    names: { "zh-Hans": asPrinted("简体中文"), "zh-Hant": asPrinted("繁體中文"), en: "English" },
    done: (name: string) => `好，以后用${name}回答。`,
    auto: "好，以后跟随您提问的语言。",
  },
  feedback: {
    ask: "请回复这条消息，写下您的意见：",
    placeholder: "您的意见",
    thanks: "谢谢，意见已经记下。",
  },
  privacy: {
    title: "保存了什么、保存多久",
    body: (kept: Kept) =>
      [
        `· 每个聊天里您最近的一次提问（用来听懂“那瓮安呢”）：${days(kept.sessions)}`,
        `· 给您的回答（按钮和分享链接要用）：${days(kept.answers)}`,
        `· 哪条回答对应哪条提问（改了提问好改回答）：${days(kept.replies)}`,
        `· 您点的👍👎：${days(kept.votes)}`,
        `· 没答上来的问题和您的意见（用来补数据）：${days(kept.gaps)}`,
        `· 您选的语言：${days(kept.languages)}`,
        `· 处理过的消息的编号（不重复回答）：${days(kept.updates)}；消息内容处理完就删除`,
        "不保存您的姓名、电话和其他聊天内容，不交给任何第三方。消息经过 Telegram，适用 Telegram 的隐私政策。",
        "用 /forget 可以随时全部删除。",
      ].join("\n"),
    held: "现在保存着的您的数据",
    counts: (c: Counts) => `会话${c.sessions}，回答${c.answers}，回复对应${c.replies}，投票${c.votes}，问题和意见${c.gaps}，语言${c.languages}`,
    forget: "要删除上面这些吗？删除后，您旧回答下的按钮和分享链接会失效，不能恢复。",
    forgotten: "已经全部删除。",
    nothing: "这里没有保存您的任何数据。",
  },
  other: {
    textOnly: "我只看得懂文字，请把问题打出来。",
    unknown: "没有这个命令。/help 里有全部命令。",
    nod: "😊 想查哪里的什么数字，直接打字问我就好，比如：瓮安种了多少亩茶？",
    noLast: "还没有可以查看的回答，请先提一个问题。",
    welcome: "大家好！用 /ask 加问题来问我，或回复我的消息。我只看发给我的消息。",
  },
  inline: {
    popular: "大家常问",
    planned: "【计划】",
    none: "没有找到，打开机器人问问看",
    place: "第",
  },
  admin: ADMIN_ZH,
};

export type Texts = typeof ZH;
