import { ELEMENTS, type Element } from '#app/core/vocabulary.ts';
import type { ModelDocument } from './document.ts';
import type { AskTexts } from './profile.ts';

/** How the product's rows become the model's texts. Pure. */

export interface ListingTextsForModel {
  id: string; titleZh: string; titleEn: string; benefitZh: string; benefitEn: string; problemZh: string; problemEn: string; abstractZh: string; abstractEn: string; ipc: readonly string[];
}

/** Of a row only the texts a model reads: claims and terms need not travel to another thread. */
export function listingTexts(s: ListingTextsForModel): ListingTextsForModel {
  const { id, titleZh, titleEn, benefitZh, benefitEn, problemZh, problemEn, abstractZh, abstractEn, ipc } = s;
  return { id, titleZh, titleEn, benefitZh, benefitEn, problemZh, problemEn, abstractZh, abstractEn, ipc };
}

export type DemandTextsForModel = Record<Element, string> & { id: string; title: string; problem: string; ipc: readonly string[] };

const lines = (...texts: string[]) => texts.filter(Boolean).join('\n');
/** Abstracts repeat their first sentences in legal words; both languages must find room in what the model reads. */
const ABSTRACT = 500;

/** A listing as a document: titles of both languages, then benefit, problem and the beginning of the abstracts. */
export function listingForModel(s: ListingTextsForModel): ModelDocument {
  return {
    id: s.id, title: lines(s.titleZh, s.titleEn),
    body: lines(s.benefitZh, s.problemZh, s.abstractZh.slice(0, ABSTRACT), s.benefitEn.slice(0, 300), s.abstractEn.slice(0, ABSTRACT)), ipc: s.ipc,
  };
}

/** What a demand asks for. */
export function demandForModel(d: DemandTextsForModel): AskTexts {
  return { title: d.title, problem: d.problem, elements: ELEMENTS.map((e) => d[e]).filter(Boolean), ipc: d.ipc };
}

/** A listing as something that asks: which others speak of what it offers. */
export function listingAsQuery(s: ListingTextsForModel): AskTexts {
  return { title: lines(s.titleZh, s.titleEn), problem: lines(s.benefitZh, s.problemZh, s.abstractZh.slice(0, ABSTRACT), s.benefitEn, s.abstractEn.slice(0, ABSTRACT)), elements: [], ipc: s.ipc.map((c) => c.slice(0, 4)) };
}
