-- A record that memory does not hold was never seen: its size is not 0, it is not known.
alter table quarantine alter column bytes drop not null;
update quarantine set bytes = null where reason = 'TOO_LARGE';
