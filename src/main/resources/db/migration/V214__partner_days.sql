create table fdforge.case_partner_day (
  partner   text    not null,
  day       date    not null,
  source    text    not null,
  rule      text    not null,
  currency  text    not null,
  sent      bigint  not null,
  offered   bigint  not null,
  declined  bigint  not null,
  timed_out bigint  not null,
  failed    bigint  not null,
  waiting   bigint  not null,
  sold      bigint  not null,
  returned  bigint  not null,
  priced    bigint  not null,
  prices    numeric not null,
  revenue   numeric not null,
  primary key (partner, day, source, rule, currency)
) with (fillfactor = 70);
comment on table fdforge.case_partner_day is 'What became of applications at one partner, by the day they were received, tests aside: the sum of fdforge.case_line, kept with it.';
comment on column fdforge.case_partner_day.currency is 'Of the application.';
comment on column fdforge.case_partner_day.failed is 'No usable answer, those timed out included.';
comment on column fdforge.case_partner_day.prices is 'Of all that told one; revenue: of those sold.';

create table fdforge.case_answer_day (
  partner text   not null,
  day     date   not null,
  source  text   not null,
  rule    text   not null,
  bucket  int    not null,
  cases   bigint not null,
  primary key (partner, day, source, rule, bucket)
) with (fillfactor = 70);
comment on column fdforge.case_answer_day.bucket is 'Twenty times the natural logarithm of the milliseconds from sending to the decision.';

-- Lines that were drawn before know nothing of this: they are walked over and drawn anew, beside everything else.
update fdforge.case_walk set position = '00000000-0000-0000-0000-000000000000', walked_at = null;
