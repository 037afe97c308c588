// A site of four symptoms and a few refusals, small enough to reason about by hand.

/** @typedef {import("../../../docs/assets/guide/search/rank.js").SearchData} SearchData */

/** The readings that the sample's texts need, and a few that only its queries use. */
const READINGS = {
  zuan: "钻", zhuan: "砖转", shi: "石时试是", mei: "没", le: "了", dao: "到盗", zhang: "账帐", fu: "付复", kuan: "款",
  chong: "充冲", zhi: "值", qian: "钱", kou: "扣", liang: "两", ci: "次", zhong: "重", hao: "号", bei: "被", feng: "封",
  bu: "不", xiang: "想", huo: "活", ji: "急", si: "死", wo: "我", zen: "怎", me: "么", mai: "买", duo: "多", shao: "少",
  niu: "牛", nai: "奶", guo: "过", qi: "期", wan: "外", gua: "挂", xia: "下", zai: "载", cong: "从", yu: "余", e: "额",
  shuo: "说", yong: "用", bian: "变", jian: "见", hai: "还", lai: "来", kai: "开", yi: "一", bai: "百", wu: "五", dan: "单",
  xian: "显现", dui: "对", ta: "他", ba: "爸", da: "打", dian: "电", hua: "话", de: "的",
};

/**
 * @param {string} id
 * @param {string} title
 * @param {string[]} texts
 * @returns {import("../../../docs/assets/guide/search/rank.js").Entry}
 */
const symptom = (id, title, texts) => ({ id, group: "symptoms", url: `symptoms/${id}/`, title, line: "", texts });

/** @returns {SearchData} */
export function sample() {
  return {
    entries: [
      symptom("paid-not-credited", "付了钱，钻没到账", ["充值没到账", "付款了钻没来", "充钱没到"]),
      symptom("balance-dropped", "钻突然变少", ["钻没了", "钻不见了", "余额变少了"]),
      symptom("charged-twice", "一笔单子扣了两次", ["重复扣款", "扣了两次钱", "付款两次"]),
      symptom("account-frozen", "号被封，钻动不了", ["号被封了", "说我用外挂封号", "封号"]),
      { id: "letter-paid", group: "letters", url: "letters/paid/", title: "付了款没到账，请补发", line: "", texts: ["没到账怎么写"] },
      { id: "refused", group: "pages", url: "refused/", title: "这些忙我们不帮", line: "", texts: [] },
      { id: "help-now", group: "pages", url: "help-now/", title: "现在很难受", line: "", texts: [] },
    ],
    others: [
      { id: "crisis", kind: "crisis", texts: ["不想活", "想死", "爸…打我"] },
      { id: "hinted", kind: "hint", texts: ["没脸|哪有脸…家"] },
      { id: "mood", kind: "mood", texts: ["睡不着"] },
      { id: "trades", kind: "outside", texts: ["话费|打车"] },
      { id: "everyday", kind: "everyday", texts: ["急死我了", "打我电话"] },
      { id: "cheat-tools", kind: "wrongful", texts: ["外挂下载", "外挂…下载", "怎么用外挂"] },
      { id: "buy", kind: "purchase", texts: ["怎么买钻", "钻多少钱"] },
      { id: "food", kind: "elsewhere", texts: ["牛奶过期", "牛奶"] },
    ],
    concepts: [["钻", "钻石", "余额"], ["没到", "没来", "没到账"], ["付", "付款", "充值", "充"]],
    subject: ["钻", "充值", "扣款", "封号", "没到"],
    goods: ["钻"],
    accused: ["说我", "被封"],
    tables: {
      everyday: "",
      readings: READINGS,
      contexts: { "重复": "chong fu" },
      simplified: "鑽钻帳帐沒没",
    },
  };
}
