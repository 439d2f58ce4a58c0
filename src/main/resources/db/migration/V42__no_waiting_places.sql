-- Where an instance waits is the engine's to know: it is asked by the application's id.
alter table fdforge.application drop column waiting_at;
alter table fdforge.crm_task drop column waiting_at;
