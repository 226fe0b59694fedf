/** Irregular forms that questions on figures use. */
const IRREGULAR: Record<string, string> = {
  people: "person", persons: "person", men: "man", women: "woman", children: "child", built: "build", spent: "spend", went: "go",
  grew: "grow", grown: "grow", fell: "fall", fallen: "fall", rose: "rise", risen: "rise", made: "make", given: "give", gave: "give",
  got: "get", taught: "teach", sold: "sell", bought: "buy", paid: "pay", sent: "send", held: "hold", left: "leave", lifted: "lift",
  villages: "village", houses: "house", families: "family", cattle: "cattle", "km": "kilometer", kilometre: "kilometer", kilometres: "kilometer",
  clinics: "clinic", led: "lead", planted: "plant", planned: "plan", planning: "plan", plans: "plan",
};

/**
 * A light stem, so that "households", "household" and "trained", "training" meet: plural and verb endings off, e and doubled consonants too.
 * @param word lower case, letters only
 */
export function stem(word: string): string {
  let w = (Object.hasOwn(IRREGULAR, word) ? IRREGULAR[word] : undefined) ?? word;
  if (w.length > 4 && w.endsWith("ies")) w = `${w.slice(0, -3)}y`;
  else if (w.length > 3 && w.endsWith("s") && !w.endsWith("ss") && !w.endsWith("us") && !w.endsWith("is")) w = w.slice(0, -1);
  if (w.length > 5 && w.endsWith("ing")) w = w.slice(0, -3);
  else if (w.length > 4 && w.endsWith("ed")) w = w.slice(0, -2);
  if (w.length > 3 && w.endsWith("e")) w = w.slice(0, -1);
  const last = w.at(-1) ?? "";
  if (w.length > 3 && last === w.at(-2) && !"aeiouls".includes(last)) w = w.slice(0, -1);
  return w;
}
