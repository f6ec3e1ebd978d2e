-- A decision writes eight rows; these indexes of theirs cost more than they give.
-- The epoch orders the decisions of an install, and does so within a batch, too.
drop index placement_install;
-- Nobody looks for a row that waits for the broker by its id, which is never made twice.
alter table outbox_row drop constraint outbox_row_id_key;
