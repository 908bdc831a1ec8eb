-- The value of a withdrawal is what the alert's value was corrected to; it was what was known of the day, corrected or not.
update alert_event set value = null
from alert where alert.id = alert_event.alert and what = 'WITHDRAWN' and alert_event.value = alert.value;
