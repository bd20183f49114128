-- Deals from before there were agreements: each gets the one it came from, its price becomes an obligation with the payees it always had, and
-- every journal that touched its money a row of that obligation. What was reported as royalty becomes payable; what payees owe, a claim.
INSERT INTO agreements (id, origin_kind, origin_id, subject_kind, subject_id, currency, opened_at)
  SELECT 'agr_' || substr(d.id, 6), 'offer', d.offer_id, 'deal', d.id, d.currency, d.opened_at FROM deals d;
--> statement-breakpoint
INSERT INTO agreement_parties (agreement_id, role, org_id)
  SELECT 'agr_' || substr(d.id, 6), p.role, p.org FROM deals d CROSS JOIN LATERAL (VALUES ('seller', d.seller_org_id), ('buyer', d.buyer_org_id), ('broker', d.broker_org_id)) p(role, org) WHERE p.org IS NOT NULL;
--> statement-breakpoint
INSERT INTO obligations (id, agreement_id, deal_id, code, kind, debtor_org_id, creditor_org_id, currency, amount, release_on, release_met_at, created_at)
  SELECT 'obl_' || substr(d.id, 6), 'agr_' || substr(d.id, 6), d.id, 'price', 'price', d.buyer_org_id, d.seller_org_id, d.currency, d.price_amount, 'release',
    (SELECT min(j.posted_at) FROM ledger_journals j WHERE j.deal_id = d.id AND j.kind = 'milestone_released' AND NOT EXISTS (SELECT 1 FROM ledger_journals r WHERE r.reverses = j.id)), d.opened_at
  FROM deals d WHERE d.price_amount > 0;
--> statement-breakpoint
INSERT INTO obligations (id, agreement_id, deal_id, code, kind, debtor_org_id, creditor_org_id, currency, amount, due_on, release_on, release_met_at, period_start, period_end, created_at)
  SELECT 'obl_' || substr(d.id, 6) || '_' || to_char(r.period_start, 'YYYYMMDD'), 'agr_' || substr(d.id, 6), d.id, 'royalty_' || to_char(r.period_start, 'YYYYMMDD'), 'royalty', d.buyer_org_id, d.seller_org_id, d.currency,
    coalesce(r.royalty_amount, 0), (now() AT TIME ZONE 'Asia/Shanghai')::date + 30, 'payment', r.reported_at, r.period_start, r.period_end, r.reported_at
  FROM deal_royalties r JOIN deals d ON d.id = r.deal_id WHERE r.reported_at IS NOT NULL;
--> statement-breakpoint
INSERT INTO royalty_reports (id, deal_id, period_start, no, sales_amount, earned_amount, royalty_amount, obligation_id, reported_at)
  SELECT 'rrp_' || substr(r.deal_id, 6) || '_' || to_char(r.period_start, 'YYYYMMDD'), r.deal_id, r.period_start, 1, coalesce(r.sales_amount, 0), coalesce(r.royalty_amount, 0), coalesce(r.royalty_amount, 0),
    'obl_' || substr(r.deal_id, 6) || '_' || to_char(r.period_start, 'YYYYMMDD'), r.reported_at
  FROM deal_royalties r WHERE r.reported_at IS NOT NULL;
--> statement-breakpoint
INSERT INTO obligation_payees (obligation_id, role, org_id, share_bps)
  SELECT o.id, p.role, p.org, p.bps FROM obligations o JOIN deals d ON d.id = o.deal_id
    CROSS JOIN LATERAL (SELECT CASE WHEN d.broker_org_id IS NULL THEN 0 ELSE d.broker_fee_bps END AS broker) f
    CROSS JOIN LATERAL (VALUES ('seller', d.seller_org_id, 10000 - d.platform_fee_bps - f.broker), ('broker', d.broker_org_id, f.broker), ('platform', NULL, d.platform_fee_bps)) p(role, org, bps)
  WHERE p.bps > 0;
--> statement-breakpoint
-- Journals in the order in which they were posted. What a lost chargeback took of money that was released is taken off what was released; what
-- the payer has to give back (nothing was held, nobody was paid) is no part of what it paid for.
DO $$ DECLARE j record; v_held bigint; v_settled bigint; v_released bigint; v_undone bigint;
BEGIN
  FOR j IN
    SELECT x.id, x.deal_id, x.posted_at, x.idem_key, o.id AS obligation, o.debtor_org_id, coalesce(b.kind, x.kind) AS kind, x.reverses IS NOT NULL AS mirror,
      -coalesce((SELECT sum(e.amount) FROM ledger_entries e WHERE e.journal_id = x.id AND e.account = 'held.deal:' || x.deal_id AND e.currency = o.currency), 0) AS held,
      coalesce((SELECT sum(e.amount) FROM ledger_entries e WHERE e.journal_id = x.id AND e.currency = o.currency
        AND (e.account = 'revenue.commission' OR e.account LIKE 'asset.receivable:%' AND e.account <> 'asset.receivable:' || o.debtor_org_id)), 0) AS borne
    FROM ledger_journals x JOIN obligations o ON o.deal_id = x.deal_id AND o.code = 'price' LEFT JOIN ledger_journals b ON b.id = x.reverses
    WHERE coalesce(b.kind, x.kind) IN ('payment_captured', 'bank_receipt', 'bid_won', 'refund', 'refund_failed', 'dispute_lost', 'milestone_released')
    ORDER BY x.posted_at, x.id
  LOOP
    SELECT settled, released INTO v_settled, v_released FROM obligations WHERE id = j.obligation;
    IF j.kind = 'milestone_released' THEN
      v_undone := -j.held; v_held := 0;
    ELSIF j.kind = 'dispute_lost' THEN
      v_undone := CASE WHEN j.borne >= 0 THEN -least(j.borne, v_released) ELSE least(-j.borne, v_settled - v_released) END; v_held := j.held + v_undone;
    ELSE v_undone := 0; v_held := j.held; END IF;
    CONTINUE WHEN v_held = 0 AND v_undone = 0;
    INSERT INTO settlements (id, obligation_id, deal_id, kind, payment_id, journal_id, amount, released, at)
      VALUES ('stl_' || substr(j.id, 5), j.obligation, j.deal_id,
        CASE WHEN j.mirror THEN 'corrected' WHEN j.kind = 'milestone_released' THEN 'released' WHEN j.kind = 'dispute_lost' THEN 'lost' WHEN j.kind = 'refund' THEN 'refunded' WHEN j.kind = 'refund_failed' THEN 'refund_failed' ELSE 'paid' END,
        (SELECT p.id FROM payments p WHERE p.deal_id = j.deal_id AND j.idem_key = CASE p.rail WHEN 'bank' THEN 'offline:' || p.bank_name || ':' || p.bank_serial ELSE 'charge:' || p.charge_id || ':captured' END LIMIT 1),
        j.id, v_held, v_undone, j.posted_at);
  END LOOP;
END $$;
--> statement-breakpoint
UPDATE obligations o SET ended = 'waived', ended_at = d.closed_at, ended_reason = 'deal_cancelled' FROM deals d WHERE d.id = o.deal_id AND d.outcome = 'cancelled' AND o.code = 'price';
--> statement-breakpoint
-- What payees owe after a chargeback, under the deal of the last journal that says so.
INSERT INTO obligations (id, agreement_id, deal_id, code, kind, debtor_org_id, currency, amount, due_on, release_on, release_met_at)
  SELECT 'obl_' || substr(d.deal_id, 6) || '_' || substr(a.code, 18), 'agr_' || substr(d.deal_id, 6), d.deal_id, 'claim_' || lower(regexp_replace(substr(a.code, 18), '[^A-Za-z0-9]', '', 'g')), 'claim', substr(a.code, 18), a.currency, a.balance,
    (now() AT TIME ZONE 'Asia/Shanghai')::date + 30, 'payment', now()
  FROM ledger_accounts a CROSS JOIN LATERAL (
    SELECT x.deal_id FROM ledger_journals x JOIN ledger_entries e ON e.journal_id = x.id WHERE e.account = a.code AND e.currency = a.currency AND e.amount > 0 AND x.deal_id IS NOT NULL ORDER BY x.posted_at DESC, x.id DESC LIMIT 1) d
  WHERE a.code LIKE 'asset.receivable:%' AND a.balance > 0 AND EXISTS (SELECT 1 FROM orgs o WHERE o.id = substr(a.code, 18));
