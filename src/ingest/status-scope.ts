import type { Status } from "../domain/fact.js";

/** How far a word of planning or of doing reaches. */
type Reach = "section" | "sentence" | "clause";

interface StatusRule {
  name: string;
  status: Status;
  reach: Reach;
  anywhere?: boolean; // also for figures before the word: "68个村退出的年度目标任务"
  pattern: RegExp;
}

/** Verbs and adverbs that stand behind 将 when it means "will"; else it is 把. */
const WILL = "继续|加快|大力|投入|建设|新建|建成|完成|实现|达到|全面|进一步|于|在|有|会|使|突破|超过|投资|启动|开展|推进|实施|深入|牢固|下足|从|力争|陆续|逐步|再|持续|着力|新增|带动|惠及|帮助|培训|覆盖|解决|组织|通过|打造|形成|争取|努力|不断|改造|安排|发放|受益|增加|减少|提高|下降|降至|获得?|可|能|是|以上|为|对|按|扩大|支持|引进|建立|提供|搬迁|脱贫|退出|种植|发展|到|确保|坚决|围绕|聚焦|统筹|严格|落实|增至|增长|迎来|举办|重点|累计|用";

const STATUS_RULES: readonly StatusRule[] = [
  { name: "下一步", status: "planned", reach: "section", pattern: /(?:下一步|今后一段时间|接下来|下一阶段|下阶段|未来[一二三四五几0-9]+年|今后[一二三四五几0-9]+年)/u },
  { name: "年度计划", status: "planned", reach: "section", pattern: /^[“"]?(?:年度计划|今年计划|全年计划|年度目标)/u },
  { name: "将", status: "planned", reach: "sentence", pattern: new RegExp(`(?<![即])将(?=${WILL})|即将|将于`, "u") },
  { name: "计划", status: "planned", reach: "sentence", pattern: /(?<!行动|教育|扶贫|发展|培养|实施|帮扶|推进|制定|攻坚|提升|五年|三年|工作|脱贫)计划(?=[投实建新用在到于培安搬种播引总启改招发组帮扶年增提达修开打再将把从每向让带选推整拆补购栽造治]|扩(?!招)|完(?!成(?:率|情况|进度|比例|的|了))|\d)|原?计划[^,]{0,6}年(?:内|底)/u },
  { name: "预计", status: "planned", reach: "sentence", pattern: /预计|预期|估计|有望|打算|准备(?=[投建种养买在再用扩])/u },
  { name: "拟", status: "planned", reach: "sentence", pattern: /(?<![虚模草])拟(?!定|人|合)/u },
  { name: "力争", status: "planned", reach: "sentence", pattern: /力争|争取(?!到位?|了|[^,;]{0,8}(?:资金|项目|指标|补助|支持))|努力实现|奋力实现|届时/u },
  { name: "提出", status: "planned", reach: "sentence", pattern: /(?:明确|方案|规划|意见|会议|办法)提出|要求(?!,)|目标是|任务是/u },
  { name: "要", status: "planned", reach: "sentence", pattern: /(?<![主重需摘简纪纲必首只若想概紧险扼撮提就还不都正])要(?!做(?:\d|$)|提前|[走花等付交坐跑爬掏吃喝求素点件闻领么道务塞害价紧强路职旨地人诀义])|需要(?=完成|投入|建|新)|必须(?:完成|达到|确保)/u },
  { name: "应", status: "planned", reach: "clause", pattern: /(?<![对相供适响反回效呼感])应(?:当|该)?(?:不低于|不少于|不高于|不超过|不小于|不大于|达到|达|保持|控制|完成|确保|$)|不得(?:低|少|高|多|超|$)/u },
  { name: "没有完成", status: "planned", reach: "clause", pattern: /(?:没有|没能|未能|尚未|未|没)(?:如期|按期|按时|全面)?(?:完成|达到|实现)/u },
  { name: "建成后", status: "planned", reach: "sentence", pattern: /(?:达产|建成|投产|投用|完工|竣工|投入使用|建成投产|投入运营)(?:以)?后[^。;]{0,24}(?:可|能够?|将)/u },
  { name: "确保", status: "planned", reach: "clause", pattern: /(?<![为])确保(?!了)|确定的?目标/u },
  { name: "待退出", status: "planned", reach: "clause", anywhere: true, pattern: /预脱贫|预退出|拟退出|待脱贫/u },
  { name: "可使", status: "planned", reach: "sentence", pattern: /(?<![许认])可(?=使|让|带动|实现|解决|满足|安置|吸纳|新增|惠及|年产|增收)/u },
  { name: "目标", status: "planned", reach: "clause", anywhere: true, pattern: /(?<!完成(?:了)?(?:全年|年度)?)(?:目标任务|年度目标)|(?<!(?:完成|实现|达到|超过|超额|对照|围绕)[^,]{0,40})(?:的?目标(?!任务责)|(?<!有)(?:脱贫|摘帽|年度|建设|搬迁|减贫|硬)任务(?!县|村))/u },
  { name: "已", status: "actual", reach: "sentence", pattern: /(?<!不)已(?!为)|实际(?!控制|上)|目前|截至|现有|现已|累计|(?:完成|实现|达到|投入|建成|获得|新增|解决|发放|争取)了|先后(?!顺)|共(?:投入|建|有|发|计|争|培|实|完|举)/u },
  { name: "比", status: "actual", reach: "sentence", pattern: /比(?:上年|去年)|同比/u },
];

/** 搬迁任务3200户已全部完成: behind the figure it is told to be done. */
const DONE = /^[^,，。;:]{0,16}(?:已|均|全部|全面|都|如期|提前|超额|圆满|顺利|按期|按时)[^,，。;:]{0,4}(?:完成|到位|竣工|实现|兑现|落实)(?!后|率)/u;
const NOT_DONE = /没有|没能|未|力争|确保|将|预计|计划|争取|目标是|要(?:在|全|如|确)|必须/u;

/** The planned or actual state while an article is read clause by clause. */
export interface StatusScope {
  /** A heading: 下一步 in it makes a list a plan. */
  heading(folded: string): void;
  paragraph(folded: string): void;
  sentence(): void;
  /** Lets the words of a clause without figures bear on the next. */
  pass(clause: string, deadline: boolean): void;
  /**
   * @param clause folded text of the clause
   * @param at offset in the clause of the figure that is judged
   * @param deadline true when the clause's period ends after the article was published
   */
  clause(clause: string, at: number, deadline: boolean): { status: Status; rule: string };
}

/** @param plan true when the whole text is a plan by its title: what it tells without another word is planned */
export function createStatusScope(plan: boolean): StatusScope {
  let section = false;
  let heading = false;
  let paragraph = false; // said in a quotation: no further than its paragraph
  let quoted = false;
  let sentence: { status: Status; rule: string } | null = null;
  const scope: StatusScope = {
    pass(clause, deadline) {
      scope.clause(clause, clause.length, deadline);
    },
    heading(folded) {
      heading = /下一步|计划|规划|展望|打算|目标任务|未来|(?:工作|总体|预算|支出|收入|收支|资金|项目)(?:安排|部署)|预算草案|安排意见|[年度](?:安排|建议)|(?:预期|主要|总体|发展|工作)目标|重点(?:工作|任务)|工作(?:重点|思路)|下半年(?:工作|重点|安排|任务)/u.test(folded);
      section = false;
    },
    paragraph(folded) {
      sentence = null;
      paragraph = false;
      quoted = /^[“"‘「]/u.test(folded);
    },
    sentence() {
      sentence = null;
    },
    clause(clause, at, deadline) {
      if (DONE.test(clause.slice(at)) && !NOT_DONE.test(clause)) return { status: "actual", rule: "done" };
      const hits = STATUS_RULES.filter(({ pattern, anywhere }) => pattern.test(anywhere ? clause : clause.slice(0, at)));
      if (hits.some(({ reach }) => reach === "section")) {
        if (quoted) paragraph = true;
        else section = true;
      }
      const planned = hits.find(({ status }) => status === "planned");
      const actual = hits.find(({ status }) => status === "actual");
      // "目前…预计": the plan is the closer word; "确保…已" is rare
      if (planned) {
        if (planned.reach !== "clause") sentence = { status: "planned", rule: planned.name };
        return { status: "planned", rule: planned.name };
      }
      if (deadline) {
        sentence = { status: "planned", rule: "deadline" };
        return sentence;
      }
      if (actual && !(actual.name === "比" && sentence?.status === "planned")) {
        sentence = { status: "actual", rule: actual.name };
        return sentence;
      }
      if (sentence) return sentence;
      if (section || paragraph) return { status: "planned", rule: "section" };
      return heading || plan ? { status: "planned", rule: "heading" } : { status: "actual", rule: "told" };
    },
  };
  return scope;
}

/** In a plan's list, what is told of a time before the plan was reached: 2022年完成改厕4310座 in the plan for 2023. */
export function pastOf(state: { status: Status; rule: string }, end: string | null, year: string | null): { status: Status; rule: string } {
  return state.rule === "heading" && end !== null && year !== null && end < year ? { status: "actual", rule: "before the plan" } : state;
}
