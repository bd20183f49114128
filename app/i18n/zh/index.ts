import common from './common.ts';
import errors from './errors.ts';
import ui from './ui.ts';
import landing from './landing.ts';
import auth from './auth.ts';
import account from './account.ts';
import org from './org.ts';
import offer from './offer.ts';
import search from './search.ts';
import listing from './listing.ts';
import portfolio from './portfolio.ts';
import imports from './imports.ts';
import deal from './deal.ts';
import demand from './demand.ts';
import saved from './saved.ts';
import operator from './operator.ts';
import docs from './docs.ts';

export default { common, errors, ui, landing, auth, account, org, offer, search, listing, portfolio, imports, deal, demand, saved, operator, docs };
