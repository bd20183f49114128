import { ENERGY_MATERIALS } from '../glossary/energy-materials.ts';
import { SYSTEMS_LIFE } from '../glossary/systems-life.ts';
import type { GlossaryEntry } from '../glossary/entry.ts';
import { askCuesEn, askCuesZh, backgroundCuesEn, backgroundCuesZh, boilerplateEn, boilerplateZh, genericEn, genericZh } from './boilerplate.ts';
import { ConceptFinder } from './concepts.ts';
import { linesOf, parseLexicon, type Concept } from './parse.ts';
import { agriculture } from './agriculture.ts';
import { artificialIntelligence } from './artificial-intelligence.ts';
import { batteriesHydrogen } from './batteries-hydrogen.ts';
import { biotechnology } from './biotechnology.ts';
import { coatingsChemicals } from './coatings-chemicals.ts';
import { communications } from './communications.ts';
import { constructionMining } from './construction-mining.ts';
import { controlComputing } from './control-computing.ts';
import { digitalApplications } from './digital-applications.ts';
import { enginesFluids } from './engines-fluids.ts';
import { environment } from './environment.ts';
import { food } from './food.ts';
import { fuelsEnergyChemistry } from './fuels-energy-chemistry.ts';
import { healthDevices } from './health-devices.ts';
import { inorganic } from './inorganic.ts';
import { machining } from './machining.ts';
import { materials } from './materials.ts';
import { measurement } from './measurement.ts';
import { medicines } from './medicines.ts';
import { metallurgy } from './metallurgy.ts';
import { optics } from './optics.ts';
import { organic } from './organic.ts';
import { plasticsProcessing } from './plastics-processing.ts';
import { polymers } from './polymers.ts';
import { power } from './power.ts';
import { semiconductors } from './semiconductors.ts';
import { separation } from './separation.ts';
import { textilesPaper } from './textiles-paper.ts';
import { thermal } from './thermal.ts';
import { transport } from './transport.ts';
import { properties } from './properties.ts';

export type { Concept } from './parse.ts';
export type { ConceptHit } from './concepts.ts';

/** Theme blocks, each written by hand; a name stands on one line only (a test sees to it). */
export const THEMES: readonly string[] = [
  agriculture, artificialIntelligence, batteriesHydrogen, biotechnology, coatingsChemicals, communications, constructionMining,
  controlComputing, digitalApplications, enginesFluids, environment, food, fuelsEnergyChemistry, healthDevices, inorganic, machining,
  materials, measurement, medicines, metallurgy, optics, organic, plasticsProcessing, polymers, power, semiconductors, separation,
  textilesPaper, thermal, transport, properties,
];

/** The older field glossary as lexicon lines, so that its names stay findable. */
function glossaryBlock(entries: readonly GlossaryEntry[]): string {
  return entries.map((e) => `${e.zh.join(',')} | ${e.en.join(',')} | | |`).join('\n');
}

/** Every concept the product knows, in a fixed order. */
export const CONCEPTS: readonly Concept[] = parseLexicon([...THEMES, glossaryBlock(ENERGY_MATERIALS), glossaryBlock(SYSTEMS_LIFE)]);

/** The finder over {@link CONCEPTS}. */
export const LEXICON = new ConceptFinder(CONCEPTS);

/** Words so general that they tell no two fields apart (Chinese as written, English lower case). */
export const GENERIC: ReadonlySet<string> = new Set([...linesOf(genericZh), ...linesOf(genericEn).map((w) => w.toLowerCase())]);

/** Phrases of the part of a text that speaks of the company and the market. */
export const BOILERPLATE: readonly string[] = [...linesOf(boilerplateZh), ...linesOf(boilerplateEn).map((w) => w.toLowerCase())];

/** Headings and openings: what is asked, and what is only background. Lower case. */
export const CUES = {
  ask: [...linesOf(askCuesZh), ...linesOf(askCuesEn)].map((c) => c.toLowerCase()),
  background: [...linesOf(backgroundCuesZh), ...linesOf(backgroundCuesEn)].map((c) => c.toLowerCase()),
} as const;
