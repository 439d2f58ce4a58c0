-- Which trace an application's steps belong to, where traces are taken.
create table fdforge.application_trace (
  application uuid primary key,
  trace       text not null,
  span        text not null
);
comment on table fdforge.application_trace is 'W3C trace context of the request an application came with; written only while traces are taken.';
