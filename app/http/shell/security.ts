import { randomUUID } from 'node:crypto';
import type { NextFunction, Request, Response } from 'express';
import { AppError } from '#app/core/errors.ts';
import { refuse } from './refuse.ts';

/** Per-request nonce, 122 random bits drawn from a store of them; every script and style element of a page carries it. */
export const newNonce = (): string => randomUUID();

/**
 * Enforced content policy. Style attributes are allowed (the component library sets CSS variables through them);
 * style elements and scripts need the nonce. Forms post only to us; the payment provider is reached by redirect.
 */
export function contentSecurityPolicy(nonce: string, options: { dev: boolean; formTargets: string[] }): string {
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}'`,
    options.dev ? "style-src 'self' 'unsafe-inline'" : `style-src-elem 'self' 'nonce-${nonce}'`,
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    `connect-src 'self'${options.dev ? ' ws:' : ''}`,
    "object-src 'none'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    `form-action 'self' ${options.formTargets.join(' ')}`.trim(),
  ].join('; ');
}

const DESK = /^\/events\/[^/]+\/desk$/;

export function securityHeaders(options: { dev: boolean; https: boolean; formTargets: string[] }) {
  return (req: Request, res: Response, next: NextFunction): void => {
    const nonce = newNonce();
    res.locals.nonce = nonce;
    res.setHeader('content-security-policy', contentSecurityPolicy(nonce, options));
    res.setHeader('x-content-type-options', 'nosniff');
    res.setHeader('referrer-policy', 'strict-origin-when-cross-origin');
    res.setHeader('cross-origin-opener-policy', 'same-origin');
    res.setHeader('cross-origin-resource-policy', 'same-origin');
    // Tickets are read by camera at the door of an event, and nothing else is.
    res.setHeader('permissions-policy', `camera=(${DESK.test(req.path) ? 'self' : ''}), microphone=(), geolocation=(), payment=()`);
    if (options.https) res.setHeader('strict-transport-security', 'max-age=31536000; includeSubDomains');
    next();
  };
}

/**
 * Refuses writes that another site started: the Origin header must be ours, and where a client sends none, the browser's
 * own Sec-Fetch-Site must say so. A request that carries a bearer token acts by the token and never by a cookie, so it passes.
 * Covers pages, resource routes and the API alike, whatever the content type.
 */
export function originCheck(allowed: ReadonlySet<string>) {
  return (req: Request, res: Response, next: NextFunction): void => {
    if (['GET', 'HEAD', 'OPTIONS'].includes(req.method) || req.path.startsWith('/webhooks/')) return next();
    if (req.headers.authorization !== undefined) return next();
    const origin = req.headers.origin;
    const site = req.headers['sec-fetch-site'];
    const ours = origin !== undefined ? allowed.has(origin) : site === 'same-origin' || (site === undefined && !req.headers.cookie);
    if (ours) return next();
    refuse(req, res, new AppError('bad_origin'));
  };
}
