import type { Scope } from '#app/core/scope.ts';
import type { Locale } from '#app/core/vocabulary.ts';
import type { SessionFacts } from '#app/modules/identity/proof.ts';
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
  /** The person signs in with a second factor. */
  secondFactor?: boolean;
  /** When the browser session began and when its person last proved who they are; none for an API token. */
  session?: SessionFacts;
}
