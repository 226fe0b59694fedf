/** Follows the person or organisation whose figures are told. */
export interface SubjectScope {
  paragraph(): void;
  /** A place acts: the person's story is over, and with another place than before the organisation's too. */
  leave(another: boolean): void;
  /** The subject of the clause, simplified; null for a region's figures. */
  clause(folded: string): { name: string; person: boolean } | null;
}

const SURNAMES =
  "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文庞樊兰殷施陶洪翟安颜倪严牛温芦季俞章鲁葛伍韦申尤毕聂丛焦向柳邢骆岳齐梅莫庄辛管祝左涂谷祁时舒耿牟卜路詹关苗凌费纪靳盛童欧甄项曲成游阳裴席卫查屈鲍位覃霍翁隋植甘景薄单包司柏宁柯阮桂闵解强柴华车冉房边辜吉饶刁瞿戚丘古米池滕晋苑邬臧畅宫来缪苟全褚廉简娄盖符奚木穆党燕郎邸冀谈姬屠连郜晏栾郁商蒙计喻揭窦迟宇敖糜鄢冷卓花仇艾蓝都巩稽井练仲乐虞卞封竺冼原官衣楚佟栗匡宗应台巫鞠僧桑荆谌银扬明沙薄伏岑习胥保和蔺";
const ROLE = "村民|贫困户|脱贫户|建档立卡户|社员|农民|居民|户主|牧民|农牧民|老人|大爷|大妈|大姐|大叔|老汉|养殖户|种植户|种粮大户|大户|搬迁户|残疾人|创业者|返乡青年|果农|菜农|茶农|职工|组民|户|理事长|负责人|老板|经理|董事长|工人";
const FOREIGN = new RegExp(`(?:${ROLE})(?<name>[\\p{Script=Han}]{2,6}·[\\p{Script=Han}]{2,6}?)(?=[说介告家的就在也靠从是正便养种有,，:]|$)`, "u"); // 叶尔肯·别克
const NAMED = new RegExp(`(?:${ROLE})(?<name>[${SURNAMES}]\\p{Script=Han}{1,2}?)(?=[说介告家的就在也靠从是正便,，:一将今去种养流开每有]|$)`, "u");
const PRONOUN = /[他她](?!们)|自己|我家|自家|家里|一家人?/u;
/** A household is told of in the plural: the person is a mere example. */
const OTHERS = /与[\p{Script=Han}]{2,3}一样|像[\p{Script=Han}]{2,3}(?:一样|这样)|同村/u;
const ORGANISATION = /^(?:[“"]|走进|来到|在|位于[\p{Script=Han}]{2,8}的|[\p{Script=Han}]{0,6}[园区]里?[,，]?)?(?<name>[\p{Script=Han}]{2,14}(?:有限公司|有限责任公司|集团|合作社|公司|基地|学院|大学|医院|银行|职业学校|专学校|中学|小学|机场|工厂))(?=(?:已|共|累计|今年|去年|明年|投资|投入|与|在|带动|吸纳|流转|年|现|有|占|目前|发展|种植|养殖|的|是|为|位|成立|负责|主要|日|拥|新|全|总|,|，))/u;
/** The organisation told of goes on acting: 该集团, 这家公司, 学校. */
const SAME_ONE = /^[“"]?(?:该|这家|本)(?:集团|公司|企业|厂|校|院|社|合作社|学校|医院|机场|基地|项目)|^(?:学校|公司|企业|医院|集团|合作社)(?!家|数)/u;
/** An organisation that the text does not name in full: its figures are still its own. */
const THIS_BODY = /^[“"]?(?:[\p{Script=Han}]{0,4},)?(?<name>(?:该|这家)(?:集团|公司|企业|厂|银行|医院|大学|学院))/u;
const COLLECTIVE = /(?:各|等|家|个|多|批|引进|培育|发展|引导|支持|企业|龙头|专业)(?:合作社|公司|集团|企业|基地)$|通过|建立|覆盖|引进|推进|形成|成为|实施|结对|[从到]|^(?:龙头|引进|引导|培育|当地|全|各|该)/u;

/** Someone else acts, or all of them do: the organisation's story is over. */
const OTHER_ACTOR = /^[“"]?(?:其他|同时,?|此外|当地|政府|各|农户|村民|群众|社员|员工|贫困|周边|附近|与其相邻|隔壁|县|市|省|镇|乡|村|我国|全国|目前全|据)|[县市区镇乡](?:里|委|政府|财政)/u;

export function createSubjectScope(): SubjectScope {
  let person: string | null = null;
  let body: string | null = null; // the organisation told of in this paragraph
  let active = false; // told of in this paragraph
  let rest = 0; // paragraphs since the person was named
  return {
    paragraph() {
      active = false;
      body = null;
      rest++;
      if (rest > 3) person = null;
    },
    leave(another) {
      active = false;
      if (another) body = null;
    },
    clause(folded) {
      const named = NAMED.exec(folded)?.groups?.["name"] ?? FOREIGN.exec(folded)?.groups?.["name"];
      if (named) {
        person = named;
        active = true;
        rest = 0;
        return { name: person, person: true };
      }
      const organisation = ORGANISATION.exec(folded)?.groups?.["name"];
      if (organisation && !COLLECTIVE.test(organisation)) return { name: (body = organisation), person: false };
      if (body !== null && (SAME_ONE.test(folded) || !OTHER_ACTOR.test(folded))) return { name: body, person: false };
      const unnamed = THIS_BODY.exec(folded)?.groups?.["name"];
      if (unnamed) return { name: unnamed, person: false };
      if (person === null) return null;
      if (OTHERS.test(folded)) {
        active = false;
        person = null;
        return null;
      }
      if (folded.includes(person) || PRONOUN.test(folded)) {
        active = true;
        rest = 0;
      }
      return active ? { name: person, person: true } : null;
    },
  };
}
