-- From this day on the catalogue no longer names it and no reading is awaited; null while it does.
alter table indicator add column retired_on date;
