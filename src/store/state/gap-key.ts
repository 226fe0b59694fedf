/** What groups gaps: the text without case, width, spaces and punctuation, "开州  贫困率？" → "开州贫困率". */
export function gapKey(question: string): string {
  const bare = question.normalize("NFKC").toLowerCase().replace(/[\s\p{P}\p{S}]/gu, "");
  return bare === "" ? question.trim() : bare;
}
