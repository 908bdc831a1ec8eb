-- A statement without value withdraws what was stated of its day. Nothing is deleted.
alter table statement alter column value drop not null;
