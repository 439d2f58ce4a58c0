create table fdforge.suppression_change (
  id      uuid        primary key,
  partner text        not null,
  at      timestamptz not null default clock_timestamp(),
  actor   text        not null,
  action  text        not null check (action in ('REPLACE', 'ADD', 'REMOVE', 'CLEAR')),
  given   int         not null,
  added   int         not null,
  removed int         not null,
  entries int         not null
);
create index suppression_change_partner on fdforge.suppression_change (partner, id desc);
comment on table fdforge.suppression_change is 'What was done to the lists of people partners do not want: counts alone, no value.';
