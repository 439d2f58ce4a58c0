create table fdforge.source_use (
  source text        not null,
  per    text        not null check (per in ('MINUTE', 'HOUR', 'DAY', 'WEEK', 'MONTH', 'TOTAL')),
  most   int         not null,
  since  timestamptz not null,
  used   int         not null,
  before int         not null default 0,
  primary key (source, per)
) with (fillfactor = 50);
comment on table fdforge.source_use is 'How much of its limits a source has used: rows only for sources that have limits, counted in the transaction of the application.';
comment on column fdforge.source_use.before is 'What was used in the minute before; the part of it that is less than a minute ago still counts.';
