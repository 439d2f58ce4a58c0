alter table fdforge.decision_draft add column faults jsonb;
comment on column fdforge.decision_draft.faults is 'What was wrong with it when it was written; null when it was written before that was kept. Publishing looks again.';
