-- Rows are written in the order of this time, so that a range of it is a few blocks; an index that hardly costs a write.
create index dispatch_created on fdforge.dispatch using brin (created_at);
