import type { Role } from '#app/core/permissions.ts';
import type { OrgKind } from '#app/core/scope.ts';
import type { Locale } from '#app/core/vocabulary.ts';

/** An organisation the person may act for, as the shell shows it. */
export interface ShellMembership { orgId: string; slug: string; kind: OrgKind; nameZh: string; nameEn: string; role: Role; approvalLimit: number | null; demo: boolean }

/** Who looks at the page. Both null: nobody is signed in; `org` alone null: a person who belongs to no organisation yet. */
export interface ShellViewer { user: { id: string; name: string; email: string; locale: Locale } | null; org: ShellMembership | null; memberships: ShellMembership[] }

/** What the root route loads for every page. */
export interface RootData {
  locale: Locale;
  /** The demo world: everything is fictitious and says so. */
  demo: boolean;
  /** Payments go to the built-in sandbox; no money moves. */
  sandbox: boolean;
  /** Mails stay in the database and the demo's mailbox page shows them. */
  mailbox: boolean;
  /** Unread notifications of the organisation and person, counted up to 100. */
  unread: number;
  viewer: ShellViewer;
  /** The request this was loaded for: an error page of the same address quotes its id. */
  request: { id: string; path: string };
}
