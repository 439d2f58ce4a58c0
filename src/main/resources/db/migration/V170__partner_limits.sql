create table fdforge.partner_use (
  partner text        not null,
  counts  text        not null check (counts in ('SENT', 'SOLD', 'BUDGET')),
  per     text        not null check (per in ('HOUR', 'DAY', 'WEEK', 'MONTH', 'TOTAL')),
  version int         not null,
  since   timestamptz not null,
  used    numeric     not null,
  held    numeric     not null,
  dearest numeric,
  primary key (partner, counts, per)
) with (fillfactor = 50);
comment on table fdforge.partner_use is 'How much of its limits and its budget a partner has used: rows only for partners that have some, counted in the transaction that decides.';
comment on column fdforge.partner_use.version is 'The partner''s version at which it was last counted anew.';
comment on column fdforge.partner_use.since is 'When the period began that used counts.';
comment on column fdforge.partner_use.held is 'By dispatches that are not decided: of what may be sold a place each, of the budget their likely price.';
comment on column fdforge.partner_use.dearest is 'The highest price so far, null while none is known.';

alter table fdforge.dispatch add column not_before timestamptz, add column place text, add column placed_at timestamptz,
  add column cost numeric, add column bid numeric;
comment on column fdforge.dispatch.not_before is 'It waits until its partner opens.';
comment on column fdforge.dispatch.place is 'At a partner with limits: HELD while undecided, then SOLD or FREE. Null: it has none yet, or needs none.';
comment on column fdforge.dispatch.bid is 'What the partner had said it would pay, when it was asked before.';
