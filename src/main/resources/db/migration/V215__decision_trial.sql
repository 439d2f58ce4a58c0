alter table fdforge.decision_draft add column trial_share int check (trial_share between 1 and 99), add column trial_by text,
  add column trial_at timestamptz, add column trial_ended_at timestamptz;
create unique index decision_draft_trial on fdforge.decision_draft ((true)) where trial_at is not null and trial_ended_at is null;
comment on column fdforge.decision_draft.trial_share is 'Of a hundred new applications so many go by the draft, while it is on trial: from trial_at until trial_ended_at. One at a time.';

alter table fdforge.routing add column trial uuid, add column challenger boolean;
create index routing_trial on fdforge.routing (trial) where trial is not null;
comment on column fdforge.routing.trial is 'The draft that was on trial when the round was planned; null when none was.';
comment on column fdforge.routing.challenger is 'Whether the draft on trial decided; false: the live tables did.';
