/** One notion of the field with its usual names in both languages; English in lower case but for acronyms. */
export interface GlossaryEntry { zh: readonly string[]; en: readonly string[] }
