create table fdforge.form_count (
  form    text   not null,
  version int    not null,
  day     date   not null,
  what    text   not null,
  place   text   not null,
  code    text   not null,
  count   bigint not null,
  primary key (form, version, day, what, place, code)
);
comment on table fdforge.form_count is 'How far people got in each version of a form, by UTC day: viewed, started, reached and left (place: step), saved, resumed, submitted, refused (place: key of the field). Kept 400 days.';

create table fdforge.form_report (
  id uuid        primary key,
  at timestamptz not null default now()
);
comment on table fdforge.form_report is 'Reports of edges that are counted already: one that comes again is not. Kept a day.';
