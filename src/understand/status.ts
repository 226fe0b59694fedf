import { Trie } from "../text/trie.js";

const planned = new Trie<true>();
const actual = new Trie<true>();
for (const w of [
  "计划", "说好的", "答应的", "承诺的", "打算", "预计", "目标", "拟", "规划", "下一步", "力争", "争取", "准备", "将要", "将会", "将投", "将建", "将新", "要新建", "要建", "要修", "要完成", "要脱贫", "要实现", "要搞", "要培育", "要投", "要改",
  "年要", "今年要", "想要", "将", "定了", "预脱贫", "预期", "任务", "想在", "安排了要", "有望", "会达到", "plan", "planned", "plans", "planning", "target", "targets", "aim", "aims", "expected", "expect", "intend",
  "intends", "going to", "will", "goal", "goals", "to be", "scheduled", "supposed to", "该完成", "应完成", "要让", "得完成", "要达到",
]) planned.add(w, true);
for (const w of [
  "已经", "实际", "目前", "到位了", "已到位", "已启动", "已投", "完成了", "实现了", "做到了", "做成", "真正", "已", "现在已", "迄今", "actually", "already", "so far", "has been", "have been", "achieved",
  "到账", "到手", "真到", "落实了", "开工了", "启动了", "建成了", "建成", "投了", "花了", "建了", "修了", "动起来的", "花掉", "用掉", "干完", "办成",
]) actual.add(w, true);

const NOT_PLANS = /任务的|将军|目标是什么|拟人/u;

/** Whether a question asks for a plan or for what was done; null when it does not say, or says both. */
export function findStatus(text: string): "actual" | "planned" | null {
  const plan = !NOT_PLANS.test(text) && planned.findAll(text).length > 0;
  const done = actual.findAll(text).some((m) => text[m.start - 1] !== "未" && text[m.start - 1] !== "没");
  if (plan && /(?:预计|有望|计划|打算)[^,,。]{0,12}(?:会|能|可)(?:到账|到位|建成|启动|完成)/u.test(text)) return "planned"; // 预计会到账: the arrival is planned
  if (plan === done) return null;
  return plan ? "planned" : "actual";
}
