import { sql, type SQL } from 'drizzle-orm';
import { patentRights } from '#db/schema/patents.ts';

/**
 * Rights that have not ended on `day` (`YYYY-MM-DD`, China). `ends_on` is the first day without the right: a licence of one year from
 * 1 March ends on 1 March of the next year and stands for the last time on 28 February. Rights that begin later count as well:
 * they have been granted. The one place that decides it, so that market, matching, valuation and deals never differ by a day.
 */
export function notEndedOn(day: string): SQL {
  return sql`(${patentRights.endedAt} is null and (${patentRights.endsOn} is null or ${patentRights.endsOn} > ${day}))`;
}

/** Rights that are in force on `day`: begun and not ended. */
export function inForceOn(day: string): SQL {
  return sql`(${patentRights.startsOn} <= ${day} and ${notEndedOn(day)})`;
}
