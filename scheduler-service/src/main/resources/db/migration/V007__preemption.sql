-- The pods of lower priority that must end before the pod of this slot can come, comma between their uids.
alter table reservation add column pushes_out text;
