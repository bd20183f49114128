import { paths } from '#app/http/paths.ts';
import type { Role } from '#app/core/permissions.ts';
import type { OrgKind } from '#app/core/scope.ts';
import type { TaskArea } from '#app/modules/tasks/contract.ts';

export interface NavItem { key: string; to: string }

const item = (key: string, to: string): NavItem => ({ key, to });

const PUBLIC: NavItem[] = [item('search', paths.search()), item('demands', paths.demands()), item('sales', paths.sales()), item('events', paths.events())];

/** The main navigation: what each kind of organisation comes for, most used first; events stand in the footer where the line is full. Keys are texts of `common:nav`. */
const BY_KIND: Record<OrgKind, NavItem[]> = {
  university: [item('home', paths.home()), item('portfolio', paths.portfolio()), item('listings', paths.ownListings()), item('demands', paths.demands()), item('sales', paths.sales()), item('offers', paths.offers()), item('deals', paths.deals()), item('brokerage', paths.brokerage()), item('services', paths.services()), item('imports', paths.imports())],
  company: [item('home', paths.home()), item('search', paths.search()), item('demands', paths.demands()), item('sales', paths.sales()), item('offers', paths.offers()), item('deals', paths.deals()), item('brokerage', paths.brokerage()), item('services', paths.services()), item('portfolio', paths.portfolio()), item('saved', paths.saved())],
  broker: [item('home', paths.home()), item('brokerage', paths.brokerage()), item('services', paths.services()), item('events', paths.events()), item('search', paths.search()), item('demands', paths.demands()), item('deals', paths.deals()), item('saved', paths.saved())],
  operator: [item('home', paths.home()), item('operator', paths.operator()), item('deals', paths.deals()), item('search', paths.search()), item('demands', paths.demands()), item('events', paths.events())],
};

/** An inventor's: their patents, and what everybody may see. */
const INVENTOR: NavItem[] = [item('inventions', paths.inventions()), ...PUBLIC];

/** Main navigation of a viewer; `null` is a visitor or a person without an organisation. */
export function navFor(org: { kind: OrgKind; role: Role } | null): NavItem[] {
  if (!org) return PUBLIC;
  return org.role === 'inventor' ? INVENTOR : BY_KIND[org.kind];
}

/** Areas of tasks whose number stands at a menu entry; home has the sum. */
export const NAV_AREAS: Readonly<Record<string, readonly TaskArea[]>> = {
  portfolio: ['portfolio'], listings: ['listings'], demands: ['demands'], sales: ['sales'], offers: ['offers'], deals: ['deals'], brokerage: ['brokerage'], services: ['services'], events: ['events'], imports: ['imports'], operator: ['queue'],
};
