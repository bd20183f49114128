// Checks the record of a sale (the file a sale's page offers) without the platform: node verify-sale.mjs RECORD.json

import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";

function dutchPrice(rules, at) {
  const steps = Math.max(0, Math.floor((at - rules.opensAt) / rules.stepMs));
  return Math.max(rules.floor, rules.start - rules.step * steps);
}
var minimumBid = (rules, price) => price === null ? rules.start : price + rules.step;
var endAfter = (rules, endsAt, at) => Math.min(Math.max(endsAt, at + rules.softMs), rules.closesAt + rules.capMs);
function resultOf(s, reserve) {
  if (s.price === null) return "no_bids";
  return reserve !== null && s.price < reserve ? "reserve_missed" : "sold";
}
var emptyReplay = { rules: null, price: null, leader: null, bids: 0, endsAt: null, phase: "announced", result: null, stopped: null, problems: [] };
var micros = (at) => Date.parse(`${at.slice(0, 19)}Z`) + Number(`0.${at.slice(20, -1)}`) * 1e3;
var num = (value) => typeof value === "number" ? value : null;
function rulesFrom(data) {
  const ms = (seconds) => typeof seconds === "number" ? seconds * 1e3 : null;
  return {
    mechanism: data.mechanism,
    start: Number(data.start),
    step: Number(data.step),
    floor: num(data.floor),
    stepMs: ms(data.step_seconds),
    reserve: data.reserve,
    reserveAmount: num(data.reserve_amount),
    opensAt: Date.parse(String(data.opens_at)),
    closesAt: Date.parse(String(data.closes_at)),
    softMs: ms(data.soft_seconds) ?? 0,
    capMs: ms(data.cap_seconds) ?? 0
  };
}
function replayOne(before, entry) {
  const wrong = (code) => ({ ...before, problems: [...before.problems, { seq: entry.seq, code }] });
  const { kind, data } = entry;
  if (kind === "announced") return before.rules ? wrong("announced_twice") : { ...before, rules: rulesFrom(data), endsAt: rulesFrom(data).closesAt };
  const { rules } = before;
  if (!rules || before.endsAt === null) return wrong("not_announced");
  const at = micros(entry.at);
  if (before.phase === "ended") return wrong("after_the_end");
  switch (kind) {
    case "postponed": {
      const moved = { ...rules, opensAt: Date.parse(String(data.opens_at)), closesAt: Date.parse(String(data.closes_at)) };
      return before.phase === "announced" ? { ...before, rules: moved, endsAt: moved.closesAt } : wrong("postponed_when_open");
    }
    case "opened":
      return before.phase === "announced" && at >= rules.opensAt ? { ...before, phase: "open" } : wrong("opened_early");
    case "bid":
    case "taken":
      return replayBid(before, rules, entry, at);
    case "extended": {
      const end = micros(String(data.ends_at));
      return Math.abs(end - endAfter(rules, before.endsAt, at)) < 0.01 && end > before.endsAt ? { ...before, endsAt: end } : wrong("extended_wrongly");
    }
    case "closed":
      return before.phase === "open" && at >= before.endsAt ? { ...before, phase: "closed" } : wrong("closed_early");
    case "stopped":
      return { ...before, phase: "ended", result: "stopped", stopped: data.reason };
    case "result":
      return replayResult(before, rules, data, wrong);
  }
}
function replayBid(before, rules, entry, at) {
  const problems = [...before.problems];
  const refuse = (code) => problems.push({ seq: entry.seq, code });
  const { kind, data } = entry;
  const price = Number(data.price);
  const [bidder, leader] = [Number(data.bidder), Number(kind === "taken" ? data.bidder : data.leader)];
  if (before.phase !== "open" || at < rules.opensAt || at >= before.endsAt) refuse("bid_outside_time");
  if (kind === "taken") {
    if (rules.mechanism !== "dutch" || price !== dutchPrice(rules, at)) refuse("not_the_price");
    return { ...before, price, leader, bids: before.bids + 1, endsAt: at, problems };
  }
  if (rules.mechanism !== "english") refuse("wrong_mechanism");
  if (Number(data.amount) < minimumBid(rules, before.price) || (price - rules.start) % rules.step !== 0) refuse("below_step");
  if (price < minimumBid(rules, before.price) || leader !== bidder && leader !== before.leader) refuse("price_does_not_follow");
  if (bidder === before.leader && (rules.reserve === "none" || rules.reserve === "open" && price !== rules.reserveAmount)) refuse("against_oneself");
  return { ...before, price, leader, bids: before.bids + 1, problems };
}
function replayResult(before, rules, data, wrong) {
  if (before.phase !== "closed") return wrong("result_before_close");
  const result = data.result;
  const expected = rules.reserve === "secret" ? before.price === null ? ["no_bids"] : ["sold", "reserve_missed"] : [resultOf(before, rules.reserveAmount)];
  if (!expected.includes(result)) return wrong("result_does_not_follow");
  if (result === "sold" && (data.bidder !== before.leader || data.price !== before.price)) return wrong("winner_does_not_follow");
  return { ...before, phase: "ended", result };
}
var replay = (entries) => entries.reduce(replayOne, emptyReplay);

function canonical(value) {
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (value !== null && typeof value === "object") return `{${Object.entries(value).sort(([a], [b]) => a < b ? -1 : 1).map(([k, v]) => `${JSON.stringify(k)}:${canonical(v)}`).join(",")}}`;
  return JSON.stringify(value);
}
var entryHash = (sale, e, prev, digest) => digest(canonical({ sale, seq: e.seq, kind: e.kind, at: e.at, data: e.data, prev }));
async function verifyLog(file, digest) {
  const problems = [];
  let [prev, pending] = ["", 0];
  for (const [i, e] of file.entries.entries()) {
    if (e.seq !== i + 1) problems.push({ seq: e.seq, code: "out_of_order" });
    if (e.hash === null) {
      pending += 1;
      continue;
    }
    if (pending > 0 || e.hash !== await entryHash(file.sale, e, prev, digest)) problems.push({ seq: e.seq, code: "hash_differs" });
    prev = e.hash;
  }
  const replayed = replay(file.entries);
  return { replay: replayed, head: prev, pending, problems: [...problems, ...replayed.problems] };
}

var [path] = process.argv.slice(2);
if (!path) {
  console.error("usage: node verify-sale.mjs RECORD.json");
  process.exit(2);
}
var verdict = await verifyLog(JSON.parse(readFileSync(path, "utf8")), async (text) => createHash("sha256").update(text, "utf8").digest("hex"));
for (const p of verdict.problems) console.log(`entry ${p.seq}: ${p.code}`);
console.log(JSON.stringify({ whole: verdict.problems.length === 0, result: verdict.replay.result, price: verdict.replay.price, bidder: verdict.replay.leader, bids: verdict.replay.bids, head: verdict.head, without_hash: verdict.pending }));
process.exit(verdict.problems.length ? 1 : 0);
