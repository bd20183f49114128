import type { Scope } from '#app/core/scope.ts';
import type { Locale } from '#app/core/vocabulary.ts';
import type { MembershipRow } from '#app/modules/orgs/memberships.server.ts';

export type Membership = MembershipRow;

/** Who looks at a page: nobody, a person without organisation, or a member acting for one. Safe to send to the browser without `scope`. */
export interface Viewer {
  user: { id: string; name: string; email: string; locale: Locale } | null;
  /** Session row's id of a browser session; null for an API token. */
  sessionId: string | null;
  memberships: Membership[];
  org: Membership | null;
  scope: Scope;
  /** Row id of the API token that asks; null for a browser session. What it may do at most is in the scope. */
  tokenId: string | null;
}
