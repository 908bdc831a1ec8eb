-- The ribbon of a page steps to the unit before or after. The index finds the units below one, too.
create index unit_below on unit (parent, name, id);
