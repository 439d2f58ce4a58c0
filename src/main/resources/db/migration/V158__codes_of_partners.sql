-- Codes of partners that are more than three letters and four digits are sealed with their words from now on; of those
-- that are stored, what looks like one of ours stays.
update fdforge.dispatch set reason_code = null
where reason_code is not null and reason_code !~ '^[A-Za-z]{0,3}[-_.:/]?[0-9]{1,4}$' and reason_code !~ '^[a-z]+(_[a-z0-9]+)+$'
  and reason_code not in ('redirected', 'timeout', 'unreachable', 'recalled', 'erased', 'busy');
update fdforge.inbox set reason = null
where reason is not null and reason !~ '^[A-Za-z]{0,3}[-_.:/]?[0-9]{1,4}$' and reason !~ '^[a-z]+(_[a-z0-9]+)+$'
  and reason not in ('redirected', 'timeout', 'unreachable', 'recalled', 'erased', 'busy');
