import { randomBytes } from 'node:crypto';
import { cardByNumber } from './cards.ts';
import { chargeIntent, type Context } from './charging.ts';
import { failAuthentication, paySession, refuseAuthentication } from './checkout-payment.ts';
import { SandboxError } from './errors.ts';
import { randomText } from './ids.ts';
import { pageShell, payForm, plainPage, type PayField } from './page-html.ts';
import { PAGE_TEXTS, pageLocale, type PageLocale, type PageTexts } from './page-texts.ts';
import { completeOnboarding } from './resources/accounts.ts';
import { cardOf } from './resources/payment-methods.ts';
import { PLATFORM, type Kinds, type Sandbox } from './types.ts';

export interface PageRequest {
  method: string;
  path: string;
  form: URLSearchParams;
  acceptLanguage: string | undefined;
}
export interface PageAnswer {
  status: number;
  headers: Record<string, string>;
  body: string;
}
type Session = Kinds['session'];

const DECLINED_CARD = '4000000000000002';

function cause() {
  return { requestId: `req_${randomText(14)}`, key: null };
}

/** Amount in the reader's way of writing, with the currency's own number of digits. */
function amountText(minor: number, currency: string, locale: PageLocale): string {
  const format = new Intl.NumberFormat(locale === 'zh' ? 'zh-CN' : 'en-US', {
    style: 'currency',
    currency: currency.toUpperCase(),
    currencyDisplay: 'code',
  });
  return format.format(minor / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2));
}

function html(locale: PageLocale, status: number, title: string, body: (t: PageTexts) => string, formTargets: string[] = []): PageAnswer {
  const nonce = randomBytes(16).toString('base64url');
  const t = PAGE_TEXTS[locale];
  return {
    status,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
      // A form's redirect is checked against form-action too, so the page the payer goes back to must be named.
      'content-security-policy': `default-src 'none'; style-src 'nonce-${nonce}'; form-action 'self' ${formTargets.join(' ')}; frame-ancestors 'none'; base-uri 'none'`,
    },
    body: pageShell(locale, t, nonce, title, body(t)),
  };
}

function redirect(to: string): PageAnswer {
  return { status: 303, headers: { location: to, 'cache-control': 'no-store', 'content-type': 'text/plain' }, body: '' };
}

function origins(...urls: (string | null)[]): string[] {
  return [...new Set(urls.filter((url): url is string => url !== null && URL.canParse(url)).map((url) => new URL(url).origin))];
}

function successUrl(session: Session): string {
  return session.success_url!.replaceAll('{CHECKOUT_SESSION_ID}', session.id);
}

function payPage(
  session: Session,
  locale: PageLocale,
  status: number,
  form: URLSearchParams,
  fault?: { field?: PayField; text: string },
): PageAnswer {
  const currency = session.currency!;
  return html(
    locale,
    status,
    PAGE_TEXTS[locale].payTitle,
    (t) =>
      payForm(t, {
        lines: session.line_items.data.map((line) => ({
          name: line.description ?? '',
          amount: amountText(line.amount_total, currency, locale),
        })),
        total: amountText(session.amount_total!, currency, locale),
        values: {
          card_number: form.get('card_number') ?? '4242 4242 4242 4242',
          expiry: form.get('expiry') ?? '12/34',
          email: form.get('email') ?? session.customer_email ?? '',
        },
        ...(fault ? { fault } : {}),
      }),
    origins(session.success_url, session.cancel_url),
  );
}

function authPage(session: Session, locale: PageLocale): PageAnswer {
  return html(
    locale,
    200,
    PAGE_TEXTS[locale].authTitle,
    (t) =>
      plainPage(t.authTitle, t.authText, {
        primary: ['authenticate', t.authPass],
        secondary: ['refuse', t.authFail],
      }),
    origins(session.success_url, session.cancel_url),
  );
}

/** Month and year not before the sandbox's own month. */
function expiryOk(text: string, now: Date): boolean {
  const match = /^\s*(0?[1-9]|1[0-2])\s*\/\s*(?:20)?(\d{2})\s*$/.exec(text);
  if (!match) return false;
  return (2000 + Number(match[2])) * 12 + Number(match[1]) >= now.getUTCFullYear() * 12 + now.getUTCMonth() + 1;
}

function submit(sandbox: Sandbox, context: Context, session: Session, locale: PageLocale, form: URLSearchParams): PageAnswer {
  const t = PAGE_TEXTS[locale];
  const action = form.get('action') ?? 'pay';
  const email = form.get('email')?.trim().slice(0, 254) || null;
  if (action === 'abandon') {
    return session.cancel_url ? redirect(session.cancel_url) : html(locale, 200, t.expiredTitle, () => plainPage(t.doneTitle, t.doneText));
  }
  if (action === 'refuse') {
    refuseAuthentication(context, session);
    return payPage(session, locale, 402, new URLSearchParams(), { text: t.authFailed });
  }
  const typed = action === 'decline' ? DECLINED_CARD : action === 'authenticate' ? '4000002760003184' : (form.get('card_number') ?? '');
  const card = cardByNumber(typed);
  if (!card) return payPage(session, locale, 422, form, { field: 'card_number', text: t.unknownCard });
  if (action === 'pay') {
    if (!expiryOk(form.get('expiry') ?? '12/34', sandbox.clock.now()))
      return payPage(session, locale, 422, form, { field: 'expiry', text: t.badExpiry });
    if (!/^\d{3,4}$/.test(form.get('cvc') ?? '123')) return payPage(session, locale, 422, form, { field: 'cvc', text: t.badCvc });
  }
  const facts = sandbox.store.find('session_facts', session.id)!;
  const confirmed =
    action === 'authenticate' && facts.intent !== null && sandbox.store.find('payment_intent', facts.intent)?.status === 'requires_action';
  const outcome = paySession(context, session, card, email, confirmed);
  if (outcome.kind === 'authenticate') return authPage(session, locale);
  if (outcome.kind === 'declined')
    return payPage(session, locale, 402, form, { field: 'card_number', text: `${t.declinedNow} (${outcome.code})` });
  return redirect(successUrl(session));
}

function checkout(sandbox: Sandbox, request: PageRequest, id: string): PageAnswer {
  const session = sandbox.store.find('session', id);
  const locale = pageLocale(session?.locale, request.acceptLanguage);
  const t = PAGE_TEXTS[locale];
  if (!session) return html(locale, 404, t.notFoundTitle, () => plainPage(t.notFoundTitle, t.notFoundText));
  if (session.status === 'complete') return redirect(successUrl(session));
  if (session.status !== 'open') {
    return html(locale, 410, t.expiredTitle, () =>
      plainPage(t.expiredTitle, t.expiredText, session.cancel_url ? { link: [session.cancel_url, t.back] } : {}),
    );
  }
  if (request.method === 'GET') return payPage(session, locale, 200, new URLSearchParams());
  return submit(sandbox, { sandbox, scope: sandbox.store.scopeOf('session', id)!, cause: cause() }, session, locale, request.form);
}

function onboarding(sandbox: Sandbox, request: PageRequest, id: string): PageAnswer {
  const grant = sandbox.store.find('page_grant', id);
  const locale = pageLocale(null, request.acceptLanguage);
  const t = PAGE_TEXTS[locale];
  const account = grant && sandbox.store.find('account', grant.ref);
  if (!grant || !account) return html(locale, 404, t.notFoundTitle, () => plainPage(t.notFoundTitle, t.notFoundText));
  if (grant.expiresAt <= sandbox.clock.seconds()) return redirect(grant.refreshUrl);
  if (request.method === 'GET') {
    return html(
      locale,
      200,
      t.onboardTitle,
      () =>
        plainPage(t.onboardTitle, t.onboardText, {
          primary: ['complete', t.onboardDo],
          secondary: ['later', t.onboardLater],
        }),
      origins(grant.returnUrl),
    );
  }
  if (request.form.get('action') === 'complete') completeOnboarding(sandbox, account, cause());
  sandbox.store.remove('page_grant', grant.id);
  return redirect(grant.returnUrl);
}

/** Where a card holder confirms a PaymentIntent made through the API. */
function authenticate(sandbox: Sandbox, request: PageRequest, id: string, secret: string): PageAnswer {
  const intent = sandbox.store.find('payment_intent', id);
  const locale = pageLocale(null, request.acceptLanguage);
  const t = PAGE_TEXTS[locale];
  if (!intent || intent.client_secret !== secret || intent.status !== 'requires_action') {
    return html(locale, 404, t.notFoundTitle, () => plainPage(t.notFoundTitle, t.notFoundText));
  }
  const returnUrl = intent.next_action?.redirect_to_url?.return_url ?? null;
  if (request.method === 'GET') {
    return html(
      locale,
      200,
      t.authTitle,
      () =>
        plainPage(t.authTitle, t.authText, {
          primary: ['authenticate', t.authPass],
          secondary: ['refuse', t.authFail],
        }),
      origins(returnUrl),
    );
  }
  const context: Context = { sandbox, scope: sandbox.store.scopeOf('payment_intent', id) ?? PLATFORM, cause: cause() };
  if (request.form.get('action') === 'authenticate') {
    const method = sandbox.store.find('payment_method', intent.payment_method as string)!;
    try {
      chargeIntent(context, intent, cardOf(sandbox, method), method);
    } catch (error) {
      if (!(error instanceof SandboxError) || error.status !== 402) throw error; // a decline shows in the intent the payer returns to
    }
  } else {
    failAuthentication(context, intent);
  }
  return returnUrl ? redirect(returnUrl) : html(locale, 200, t.doneTitle, () => plainPage(t.doneTitle, t.doneText));
}

/** Answers the pages people see; `null` for a path that is none of them. */
export function servePage(sandbox: Sandbox, request: PageRequest): PageAnswer | null {
  const [, area, id, secret, ...rest] = request.path.split('/');
  if (rest.length > 0 || !id || (request.method !== 'GET' && request.method !== 'POST')) return null;
  if (area === 'pay' && secret === undefined) return checkout(sandbox, request, id);
  if (area === 'onboarding' && secret === undefined) return onboarding(sandbox, request, id);
  if (area === 'authenticate' && secret !== undefined) return authenticate(sandbox, request, id, secret);
  return null;
}
