-- Of a stuck value: how many readings in a row were the same when it was noticed. Null where that was not counted.
alter table alert add column in_a_row integer;
