create table fdforge.dispatch_node (
  name    text        primary key,
  seen_at timestamptz not null
) with (fillfactor = 50);
comment on table fdforge.dispatch_node is 'Which nodes send to partners: each keeps its part of the rates that partners set.';
