import { TEST_CARDS, type TestCard } from './cards.ts';
import type { PageLocale, PageTexts } from './page-texts.ts';

/** Text made safe for HTML content and attributes. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`);
}

const STYLE = `
:root{--paper:#F7F6F2;--ink:#14211C;--pine:#1E5B49;--line:#D8D5CB;--warn:#8A3B12}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:16px/1.6 system-ui,"PingFang SC","Noto Sans SC","Microsoft YaHei",sans-serif}
main{max-width:30rem;margin:0 auto;padding:2rem 1.25rem 3rem}
.mark{display:flex;flex-wrap:wrap;gap:.25rem .75rem;align-items:center;border:2px dashed var(--pine);border-radius:8px;padding:.6rem .9rem;margin-bottom:1.75rem}
.mark strong{white-space:nowrap;letter-spacing:.06em;color:var(--pine)}
.mark span{font-size:.875rem}
h1{font-size:1.375rem;margin:0 0 1rem;font-weight:600}
dl{margin:0 0 1.5rem;border-block:1px solid var(--line);padding:.75rem 0;display:grid;gap:.35rem}
dl div{display:flex;justify-content:space-between;gap:1rem}
dt{color:#46534D}dd{margin:0;text-align:right;overflow-wrap:anywhere}
.total dd{font-size:1.375rem;font-weight:600;font-variant-numeric:tabular-nums}
label{display:block;font-weight:500;margin-bottom:.25rem}
input{width:100%;font:inherit;color:inherit;background:#fff;border:1px solid #7C8781;border-radius:6px;padding:.55rem .7rem;min-height:44px}
input[aria-invalid=true]{border-color:var(--warn)}
:focus-visible{outline:3px solid var(--pine);outline-offset:2px}
.field{margin-bottom:1rem}.row{display:grid;grid-template-columns:1fr 1fr;gap:1rem}
.hint{font-size:.875rem;color:#46534D;margin:.25rem 0 0}
.alert{border-left:4px solid var(--warn);background:#fff;padding:.7rem .9rem;margin:0 0 1.25rem}
.actions{display:grid;gap:.6rem;margin-top:1.25rem}
button,.button{display:block;width:100%;text-align:center;text-decoration:none;font:inherit;font-weight:500;min-height:44px;padding:.55rem 1rem;border-radius:6px;border:1px solid var(--pine);background:transparent;color:var(--pine);cursor:pointer}
button.primary{background:var(--pine);color:#fff}
details{margin-top:1.75rem}summary{cursor:pointer}
table{width:100%;border-collapse:collapse;font-size:.875rem;margin-top:.5rem}
th,td{text-align:left;padding:.35rem .25rem;border-bottom:1px solid var(--line);vertical-align:top}
td:first-child{font-variant-numeric:tabular-nums;white-space:nowrap}
`;

/** One complete page. `nonce` is the one the response's content security policy names. */
export function pageShell(locale: PageLocale, t: PageTexts, nonce: string, title: string, body: string): string {
  return `<!doctype html>
<html lang="${locale === 'zh' ? 'zh-CN' : 'en'}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${escapeHtml(title)} · ${escapeHtml(t.mark)}</title>
<style nonce="${nonce}">${STYLE}</style>
</head>
<body>
<main>
<div class="mark" role="note"><strong>SANDBOX / 沙箱</strong><span>${escapeHtml(t.markNote)}</span></div>
${body}
</main>
</body>
</html>
`;
}

function outcomeText(card: TestCard, t: PageTexts): string {
  if (card.decline) return `${t.declines} (${card.decline.declineCode ?? card.decline.code})`;
  if (card.authentication) return t.needsAuth;
  if (card.dispute) return `${t.disputes} (${card.dispute})`;
  if (card.refund) return card.refund === 'pending' ? t.refundPending : t.refundFails;
  return card.availableAtOnce ? t.availableAtOnce : t.works;
}

function cardTable(t: PageTexts): string {
  const rows = TEST_CARDS.map(
    (card) => `<tr><td>${card.number.replace(/(.{4})(?=.)/g, '$1 ')}</td><td>${escapeHtml(outcomeText(card, t))}</td></tr>`,
  ).join('');
  return `<details><summary>${escapeHtml(t.cards)}</summary><table><thead><tr><th scope="col">${escapeHtml(t.card)}</th><th scope="col">${escapeHtml(t.outcome)}</th></tr></thead><tbody>${rows}</tbody></table></details>`;
}

export type PayField = 'card_number' | 'expiry' | 'cvc';

export interface PayPage {
  lines: { name: string; amount: string }[];
  total: string;
  values: { card_number: string; expiry: string; email: string };
  fault?: { field?: PayField; text: string };
}

/** The card form of a Checkout Session: pay, simulate a decline, give up. Works without scripts. */
export function payForm(t: PageTexts, page: PayPage): string {
  const bad = (field: PayField) => (page.fault?.field === field ? ' aria-invalid="true" aria-describedby="fault"' : '');
  const lines = page.lines.map((line) => `<div><dt>${escapeHtml(line.name)}</dt><dd>${escapeHtml(line.amount)}</dd></div>`).join('');
  return `<h1>${escapeHtml(t.payTitle)}</h1>
<dl><div><dt>${escapeHtml(t.to)}</dt><dd>${escapeHtml(t.merchant)}</dd></div>${lines}<div class="total"><dt>${escapeHtml(t.amount)}</dt><dd>${escapeHtml(page.total)}</dd></div></dl>
${page.fault ? `<p class="alert" role="alert" id="fault">${escapeHtml(page.fault.text)}</p>` : ''}
<form method="post" autocomplete="off">
<div class="field"><label for="card_number">${escapeHtml(t.card)}</label><input id="card_number" name="card_number" inputmode="numeric" value="${escapeHtml(page.values.card_number)}"${bad('card_number')}><p class="hint">${escapeHtml(t.cardHint)}</p></div>
<div class="row"><div class="field"><label for="expiry">${escapeHtml(t.expiry)}</label><input id="expiry" name="expiry" value="${escapeHtml(page.values.expiry)}"${bad('expiry')}></div>
<div class="field"><label for="cvc">${escapeHtml(t.cvc)}</label><input id="cvc" name="cvc" inputmode="numeric" value="123"${bad('cvc')}></div></div>
<div class="field"><label for="email">${escapeHtml(t.email)}</label><input id="email" name="email" type="email" value="${escapeHtml(page.values.email)}"></div>
<div class="actions"><button class="primary" name="action" value="pay">${escapeHtml(t.pay)} ${escapeHtml(page.total)}</button>
<button name="action" value="decline" formnovalidate>${escapeHtml(t.decline)}</button>
<button name="action" value="abandon" formnovalidate>${escapeHtml(t.abandon)}</button></div>
</form>
${cardTable(t)}`;
}

/** A page with a sentence and, if given, a form of two answers or a link. */
export function plainPage(
  title: string,
  text: string,
  rest: { primary?: [string, string]; secondary?: [string, string]; link?: [string, string] } = {},
): string {
  const form = rest.primary
    ? `<form method="post"><div class="actions"><button class="primary" name="action" value="${rest.primary[0]}">${escapeHtml(rest.primary[1])}</button>${
        rest.secondary ? `<button name="action" value="${rest.secondary[0]}">${escapeHtml(rest.secondary[1])}</button>` : ''
      }</div></form>`
    : '';
  const link = rest.link ? `<p><a class="button" href="${escapeHtml(rest.link[0])}">${escapeHtml(rest.link[1])}</a></p>` : '';
  return `<h1>${escapeHtml(title)}</h1><p>${escapeHtml(text)}</p>${form}${link}`;
}
