-- Only the beginning of a record is kept, and how long it was.
alter table quarantine add column bytes integer;
update quarantine set bytes = length(payload);
alter table quarantine alter column bytes set not null;
