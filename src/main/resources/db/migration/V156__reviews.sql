-- Answers that wait for an operator are looked for every few seconds by whoever has the overview open.
create index dispatch_review on fdforge.dispatch (created_at) where state = 'WAITING' and outcome = 'UNDER_REVIEW';
