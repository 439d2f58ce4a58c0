-- A look for due work reads no row that can't be sent now: thousands may wait for one partner.
drop index fdforge.dispatch_due;
create index dispatch_ready on fdforge.dispatch (partner, due_at) where state = 'READY';
create index dispatch_late on fdforge.dispatch (least(deadline, decide_by)) where state = 'READY';
create index dispatch_under_way on fdforge.dispatch (due_at) where due_at is not null and state <> 'READY';
