-- Who has paused a partner stands in its data from now on; what lenders had paused themselves they go on to resume.
update fdforge.catalogue c set definition = jsonb_set(c.definition, '{pausedBy}', '"PARTNER"')
where c.kind = 'partner' and c.definition ->> 'state' = 'PAUSED'
  and (select v.actor from fdforge.catalogue_version v
    where v.kind = c.kind and v.code = c.code and v.action in ('created', 'paused', 'resumed')
    order by v.version desc limit 1) like 'partner:' || c.code || ':%';
