-- Loads walk as reconciliations do: what is under way has been told partners and directories, and stands among applications.
update fdforge.crm_load set place = 'A:' || coalesce(place, '') where state in ('RUNNING', 'PAUSED');
