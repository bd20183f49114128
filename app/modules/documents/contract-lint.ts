import { FIELD_LABELS, type ContractField } from './contract-text.ts';

/** One finding of the contract lint. `missing_field` names the field, `illegal_clause` the rule and the words that broke it. */
export type LintFinding =
  | { code: 'missing_field'; field: ContractField }
  | { code: 'illegal_clause'; rule: IllegalRule; excerpt: string; at: number };

/**
 * Clauses that monopolise technology or hinder its progress and are void (Civil Code 850; Supreme Court interpretation on
 * technology contracts, art. 10), and shares with a guaranteed return, which are a disguised sale or licence (Company Law 48).
 */
export type IllegalRule = 'improvement_ban' | 'one_sided_grant_back' | 'competing_technology_ban' | 'unreasonable_limits' | 'tie_in' | 'source_limit' | 'no_challenge' | 'guaranteed_return';

const gap = '[^。；;.\\n]{0,40}?';
const patterns: Record<IllegalRule, readonly RegExp[]> = {
  improvement_ban: [
    new RegExp(`(?:不得|禁止|无权|不允许)${gap}(?:改进|二次开发|后续研发|研究开发)`, 'g'),
    /\b(?:shall|may|must|will)\s+not\b[^.;\n]{0,60}\b(?:improve|further develop|modify or improve|carry out research)\b/gi, /\bprohibited from\b[^.;\n]{0,40}\b(?:improving|further developing)\b/gi,
  ],
  one_sided_grant_back: [
    new RegExp(`改进${gap}(?:无偿|免费|独占)${gap}(?:归|许可|转让|回授)${gap}(?:许可人|转让人|甲方|出让方)`, 'g'), new RegExp(`(?:无偿|免费)${gap}(?:回授|反授)`, 'g'),
    /\bimprovements?\b[^.;\n]{0,80}\b(?:free of charge|without (?:any )?(?:payment|compensation|consideration)|exclusively)\b[^.;\n]{0,60}\b(?:licensor|assignor|seller)\b/gi,
    /\bgrants?\b[^.;\n]{0,30}\b(?:licensor|assignor|seller)\b[^.;\n]{0,60}\b(?:royalty-free|free|exclusive)\b[^.;\n]{0,60}\bimprovements?\b/gi,
  ],
  competing_technology_ban: [
    new RegExp(`(?:不得|禁止)${gap}(?:获得|取得|引进|采用|使用)${gap}(?:其他|竞争|类似)${gap}技术`, 'g'),
    /\b(?:shall|may|must|will)\s+not\b[^.;\n]{0,60}\b(?:acquire|obtain|use|adopt|deal in)\b[^.;\n]{0,40}\b(?:competing|similar|alternative)\b[^.;\n]{0,20}\btechnolog/gi,
  ],
  unreasonable_limits: [
    new RegExp(`(?:不得|禁止|限制)${gap}(?:产量|生产数量|产品品种|销售价格|最低价格|转售价格|销售渠道|出口)`, 'g'), new RegExp(`(?:产量|销售价格|销售渠道|出口市场)${gap}(?:不得(?:超过|低于)|须经许可人)`, 'g'),
    /\b(?:shall|may|must|will)\s+not\b[^.;\n]{0,40}\bexport\b/gi, /\b(?:resale|minimum|selling) prices?\b[^.;\n]{0,40}\b(?:fixed|set|determined|approved) by\b/gi,
    /\b(?:shall|may|must|will)\s+not\b[^.;\n]{0,40}\b(?:manufacture|produce|sell)\b[^.;\n]{0,20}\bmore than\b/gi,
  ],
  tie_in: [
    new RegExp(`(?:必须|应当|须)${gap}(?:同时|一并|搭配|附带)${gap}(?:购买|接受|采购)${gap}(?:不必要|非必需|其他)`, 'g'), /搭售/g,
    /\b(?:must|shall|is required to)\s+(?:also\s+)?(?:purchase|buy|accept|take)\b[^.;\n]{0,60}\b(?:not (?:necessary|essential|needed)|unnecessary|unrelated)\b/gi,
  ],
  source_limit: [
    new RegExp(`(?:只能|仅能|仅可|必须|应当|须)${gap}(?:向|从)${gap}(?:购买|采购)${gap}(?:原材料|原料|零部件|设备|产品)`, 'g'),
    /\b(?:must|shall|may)\s+(?:only\s+)?(?:purchase|buy|source|procure)\b[^.;\n]{0,60}\b(?:raw materials?|components?|parts|equipment)\b[^.;\n]{0,40}\b(?:only|exclusively|solely)\b/gi,
    /\b(?:purchase|buy|source|procure)\b[^.;\n]{0,20}\b(?:exclusively|solely|only) from\b/gi,
  ],
  no_challenge: [
    new RegExp(`(?:不得|禁止|放弃|不允许|无权)${gap}(?:提出异议|质疑|无效宣告|请求宣告|效力${gap}异议|挑战)`, 'g'),
    /\b(?:shall|may|must|will)\s+not\b[^.;\n]{0,60}\b(?:challenge|contest|dispute|question)\b[^.;\n]{0,40}\b(?:validity|patent|ownership)\b/gi, /\bno[- ]challenge\b/gi,
  ],
  guaranteed_return: [
    new RegExp(`(?:保证|承诺|固定)${gap}(?:收益|回报|分红)${gap}(?:不参与|无论|不论)`, 'g'), new RegExp(`(?:不参与经营|不承担风险)${gap}(?:固定|保底)`, 'g'), /保底(?:收益|分红|回报)/g,
    /\bguaranteed\s+(?:annual\s+)?(?:return|dividend|profit)\b/gi,
  ],
};

/**
 * Reads a contract for missing mandatory fields (Civil Code 845) and for illegal clauses in Chinese and English. It finds
 * wordings, not intentions: a clean lint is a gate, no legal opinion.
 */
export function lintContract(body: string): LintFinding[] {
  const findings: LintFinding[] = [];
  for (const [field, [zh, en]] of Object.entries(FIELD_LABELS) as [ContractField, readonly [string, string]][]) {
    if (!filled(body, `${zh}：`) && !filled(body, `${en}:`)) findings.push({ code: 'missing_field', field });
  }
  for (const [rule, list] of Object.entries(patterns) as [IllegalRule, readonly RegExp[]][]) {
    for (const pattern of list) {
      const match = new RegExp(pattern.source, pattern.flags.replace('g', '')).exec(body);
      if (match) { findings.push({ code: 'illegal_clause', rule, excerpt: match[0].slice(0, 160), at: match.index }); break; }
    }
  }
  return findings;
}

/** Is there a line with this label and something behind it that is more than a dash? */
function filled(body: string, label: string): boolean {
  return body.split('\n').some((line) => line.trimStart().startsWith(label) && /[^\s—–-]/.test(line.trimStart().slice(label.length)));
}
