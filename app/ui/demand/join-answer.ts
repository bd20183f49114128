/** Adds a suggested word to what has been typed, once, with the language's own comma. */
export function joinAnswer(typed: string, label: string, lang: 'zh' | 'en'): string {
  const before = typed.trim().replace(/[，、,;；\s]+$/, '');
  if (!before) return label;
  if (before.toLowerCase().split(/[，、,;；]\s*/).includes(label.toLowerCase())) return typed;
  return `${before}${lang === 'zh' ? '，' : ', '}${label}`;
}
