create extension if not exists pg_trgm schema fdforge;

create table fdforge.case_line (
  application uuid        primary key,
  reference   text        not null,
  received_at timestamptz not null,
  source      text        not null,
  status      text        not null,
  since       timestamptz not null,
  version     int         not null,
  test        boolean     not null,
  amount      numeric     not null,
  terms       text[]      not null,
  stage       smallint    not null,
  offer_ms    bigint,
  lenders     jsonb       not null
);
comment on table fdforge.case_line is 'What applications are looked for and counted by, drawn from their own rows a moment after these have changed: indexes here cost nobody who sends or answers. Can be emptied and is drawn anew.';
comment on column fdforge.case_line.version is 'Of the application when it was drawn.';
comment on column fdforge.case_line.amount is '0 while none is known.';
comment on column fdforge.case_line.terms is 'status:, source:, currency:, partner: and reason: with the code behind; codes of reasons in lower case.';
comment on column fdforge.case_line.stage is 'The furthest it has come: 0 received, 1 with partners, 2 offered, 3 accepted, 4 signed, 5 funded.';
comment on column fdforge.case_line.offer_ms is 'From its arrival to the first offer.';
comment on column fdforge.case_line.lenders is 'One for each dispatch: what it adds to the figures of a partner and a rule.';
create index case_line_received on fdforge.case_line (received_at, application);
create index case_line_since on fdforge.case_line (since, application);
create index case_line_amount on fdforge.case_line (amount, application);
create index case_line_terms on fdforge.case_line using gin (terms);
create index case_line_reference on fdforge.case_line using gin (reference fdforge.gin_trgm_ops);

create table fdforge.case_day (
  day    date     not null,
  source text     not null,
  status text     not null,
  stage  smallint not null,
  cases  bigint   not null,
  primary key (day, source, status, stage)
) with (fillfactor = 70);
comment on table fdforge.case_day is 'How many applications of a day stand where, tests aside: the sum of fdforge.case_line, kept with it.';

create table fdforge.case_hour (
  hour   timestamptz not null,
  source text        not null,
  cases  bigint      not null,
  primary key (hour, source)
) with (fillfactor = 70);
comment on table fdforge.case_hour is 'How many applications came in an hour, tests aside. Kept 60 days.';

create table fdforge.case_offer_day (
  day    date   not null,
  source text   not null,
  bucket int    not null,
  cases  bigint not null,
  primary key (day, source, bucket)
) with (fillfactor = 70);
comment on column fdforge.case_offer_day.bucket is 'Twenty times the natural logarithm of the milliseconds to the first offer: one is five in a hundred wide.';

create table fdforge.case_lender_day (
  day      date    not null,
  source   text    not null,
  partner  text    not null,
  rule     text    not null,
  sent     bigint  not null,
  offered  bigint  not null,
  declined bigint  not null,
  failed   bigint  not null,
  sold     bigint  not null,
  returned bigint  not null,
  revenue  numeric not null,
  primary key (day, source, partner, rule)
) with (fillfactor = 70);
comment on column fdforge.case_lender_day.rule is 'That chose the partner; empty when none is known.';
comment on column fdforge.case_lender_day.revenue is 'Prices that partners told of what was taken, and not returned.';

create table fdforge.case_walk (
  one       boolean     primary key default true check (one),
  position  uuid        not null,
  walked_at timestamptz
);
comment on table fdforge.case_walk is 'How far the look for lines that were never drawn, or not since, has come; walked_at: it was at the end.';
insert into fdforge.case_walk (position) values ('00000000-0000-0000-0000-000000000000');
