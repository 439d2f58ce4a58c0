-- One that was linked is no row any more; what may say who it is, is found again and kept as a keyed digest.
delete from fdforge.crm_unlinked where state = 'LINKED' or their_id !~* (
  '^([0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9]{1,8}'
  || '|(?=[a-z]*[0-9])(?=[0-9]*[a-z])([0-9a-z]{15}|[0-9a-z]{18}|[0-9a-f]{24}))$');
alter table fdforge.crm_unlinked drop constraint crm_unlinked_state_check;
alter table fdforge.crm_unlinked add constraint crm_unlinked_state_check check (state in ('OPEN', 'LEFT'));
comment on column fdforge.crm_unlinked.their_id is 'The CRM''s own id of it, or a keyed digest of one that may say who it is.';
