import { useSyncExternalStore } from 'react';

/** A listing chosen for comparison; the title is what the tray calls it. */
export interface Choice { id: string; title: string }

export const MAX_CHOICES = 4;
const KEY = 'jz-compare';
const NONE: readonly Choice[] = [];

/** Adds or takes out; a fifth is not taken. Pure. */
export function toggled(choices: readonly Choice[], choice: Choice): readonly Choice[] {
  if (choices.some((c) => c.id === choice.id)) return choices.filter((c) => c.id !== choice.id);
  return choices.length >= MAX_CHOICES ? choices : [...choices, choice];
}

/** Reads what was kept; anything else than choices is nothing. Pure. */
export function readChoices(text: string | null): readonly Choice[] {
  try {
    const value: unknown = JSON.parse(text ?? '[]');
    if (!Array.isArray(value)) return NONE;
    const sound = value.filter((c): c is Choice => typeof c === 'object' && c !== null && /^lst_[0-9a-z_]{3,40}$/.test(String((c as Choice).id)) && typeof (c as Choice).title === 'string');
    return sound.length ? sound.slice(0, MAX_CHOICES) : NONE;
  } catch {
    return NONE;
  }
}

let current: readonly Choice[] | null = null;
const listeners = new Set<() => void>();

function choicesNow(): readonly Choice[] {
  if (current === null) {
    // Storage may be forbidden; the tray then lives as long as the page.
    try { current = readChoices(sessionStorage.getItem(KEY)); } catch { current = NONE; }
  }
  return current;
}

export function setChoices(next: readonly Choice[]): void {
  current = next;
  try { sessionStorage.setItem(KEY, JSON.stringify(next)); } catch { /* see above */ }
  for (const listener of listeners) listener();
}

export const toggleChoice = (choice: Choice) => setChoices(toggled(choicesNow(), choice));

/** Takes a choice that may have been taken already. */
export const addChoice = (choice: Choice) => { if (!choicesNow().some((c) => c.id === choice.id)) toggleChoice(choice); };

const subscribe = (listener: () => void) => { listeners.add(listener); return () => { listeners.delete(listener); }; };

/** What is chosen in this tab; null on the server and until the browser has taken over. */
export function useChoices(): readonly Choice[] | null {
  return useSyncExternalStore(subscribe, choicesNow, () => null);
}
